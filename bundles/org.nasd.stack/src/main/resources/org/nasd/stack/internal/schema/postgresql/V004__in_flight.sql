-- the events that are being sent, as far as nobody may lose sight of them: few rows, each of them for milliseconds
CREATE TABLE IF NOT EXISTS EVENTS_IN_FLIGHT (
    NAS_ID BIGINT NOT NULL,
    ID BIGINT NOT NULL,
    CRASHES INTEGER DEFAULT 0 NOT NULL,
    SENT BOOLEAN NOT NULL,
    PRIMARY KEY (NAS_ID, ID)
) WITH (
    fillfactor = 50,
    autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0,
    autovacuum_analyze_threshold = 1000, autovacuum_analyze_scale_factor = 0,
    autovacuum_vacuum_cost_delay = 0
);
