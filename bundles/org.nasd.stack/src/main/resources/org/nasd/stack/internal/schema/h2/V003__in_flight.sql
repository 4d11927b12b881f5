-- the events that are being sent, as far as nobody may lose sight of them
CREATE TABLE IF NOT EXISTS EVENTS_IN_FLIGHT (
    NAS_ID BIGINT NOT NULL,
    ID BIGINT NOT NULL,
    CRASHES INTEGER DEFAULT 0 NOT NULL,
    SENT BOOLEAN NOT NULL,
    PRIMARY KEY (NAS_ID, ID)
);

-- a row stands here as long as nasd runs: one that is found at a start is of a run that did not end in order
CREATE TABLE IF NOT EXISTS RUNNING (
    NODE_ID VARCHAR PRIMARY KEY,
    STARTED_DATE TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);
