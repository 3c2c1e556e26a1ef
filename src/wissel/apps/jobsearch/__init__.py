"""Looking for work: sources, vacancies, weekly lists with their reasons, and what was answered."""
