"""The bundled sample reports: a real war as invented outlets might have told it; README.txt says which is which."""
