-- the events that are being sent, as far as nobody may lose sight of them: few rows, each of them for milliseconds
CREATE TABLE IF NOT EXISTS EVENTS_IN_FLIGHT (
    NAS_ID BIGINT NOT NULL,
    ID BIGINT NOT NULL,
    CRASHES INTEGER DEFAULT 0 NOT NULL,
    SENT BOOLEAN NOT NULL,
    PRIMARY KEY (NAS_ID, ID)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
