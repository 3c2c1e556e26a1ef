"""Sources of vacancies as data: which field of a feed is which of ours."""
