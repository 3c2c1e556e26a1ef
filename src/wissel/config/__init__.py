"""Settings from the environment, URLs, WSGI. The only room that reads ``os.environ``."""
