-- One row: which database this is, and how often it has been found in use. A copy that is brought back is younger than what nodes remember.
CREATE TABLE IF NOT EXISTS DATABASE_AGE (
    ONE INTEGER DEFAULT 1 PRIMARY KEY CHECK (ONE = 1),
    DATABASE_ID VARCHAR NOT NULL,
    AGE BIGINT DEFAULT 0 NOT NULL,
    AGED_DATE TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL
) WITH (fillfactor = 10);

-- PostgreSQL 12 makes no random UUID without an extension
INSERT INTO DATABASE_AGE (DATABASE_ID)
    SELECT CAST(CAST(md5(CAST(random() AS VARCHAR) || CAST(clock_timestamp() AS VARCHAR) || current_database()) AS UUID) AS VARCHAR)
    WHERE NOT EXISTS (SELECT 1 FROM DATABASE_AGE);
