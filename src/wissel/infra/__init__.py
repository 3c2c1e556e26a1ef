"""Django plumbing without domain: tenancy, logs, tasks, mail, files, crypto, PDF."""
