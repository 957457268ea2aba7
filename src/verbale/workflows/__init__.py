"""The use cases: functions that wire ingest, annotation and views. Import the module you need; each loads lazily."""
