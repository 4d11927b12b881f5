package org.nasd.itests.faults.scene;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasd.itests.harness.Arrival;
import org.nasd.itests.harness.Billing;

/** Writes down, by triggers, which node held which NAS when, and whether what ends events came from the node that held the NAS. */
public final class Witness {

    private static final List<String> TRIGGERS = List.of(
            "CREATE TABLE TEST_LEASES (AT_MICROS BIGINT, NAS_ID BIGINT, NODE VARCHAR, EPOCH BIGINT)",
            "CREATE TABLE TEST_ENDED (AT_MICROS BIGINT, NODE VARCHAR, EVENTS BIGINT, STALE BIGINT)",
            "CREATE FUNCTION TEST_MICROS() RETURNS BIGINT LANGUAGE sql AS"
                    + " 'SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint'",
            "CREATE FUNCTION TEST_NODE(NODE_ID VARCHAR) RETURNS VARCHAR LANGUAGE sql AS"
                    + " 'SELECT regexp_replace(NAME, ''.*/'', '''') FROM NODES WHERE ID = NODE_ID'",
            "CREATE FUNCTION TEST_NOTE_LEASE() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                    + " INSERT INTO TEST_LEASES VALUES (TEST_MICROS(), NEW.NAS_ID, TEST_NODE(NEW.NODE_ID), NEW.EPOCH);"
                    + " RETURN NULL; END $$",
            "CREATE TRIGGER TEST_NOTE_LEASE AFTER INSERT OR UPDATE ON NAS_LEASES FOR EACH ROW"
                    + " EXECUTE FUNCTION TEST_NOTE_LEASE()",
            "CREATE FUNCTION TEST_NOTE_ENDED() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                    + " INSERT INTO TEST_ENDED SELECT TEST_MICROS(), current_setting('application_name'), count(*),"
                    + " count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM NAS_LEASES L WHERE L.NAS_ID = O.NAS_ID"
                    + " AND TEST_NODE(L.NODE_ID) = current_setting('application_name'))) FROM OLD_ROWS O;"
                    + " RETURN NULL; END $$",
            "CREATE TRIGGER TEST_NOTE_ENDED AFTER DELETE ON EVENTS_STACK REFERENCING OLD TABLE AS OLD_ROWS"
                    + " FOR EACH STATEMENT EXECUTE FUNCTION TEST_NOTE_ENDED()");

    private final Billing billing;

    private Witness(Billing billing) {
        this.billing = billing;
    }

    /** Begins to write down. Each node is to call itself, as its connections' application name, by the last part of its home. */
    static Witness in(Billing billing) throws SQLException {
        for (String sql : TRIGGERS) {
            billing.execute(sql);
        }
        return new Witness(billing);
    }

    /** Events that a node ended which did not hold their NAS. */
    public long stale() throws SQLException {
        return billing.number("SELECT COALESCE(SUM(STALE), 0) FROM TEST_ENDED");
    }

    /** Events that were ended. */
    public long ended() throws SQLException {
        return billing.number("SELECT COALESCE(SUM(EVENTS), 0) FROM TEST_ENDED");
    }

    /** The node that holds a NAS now, or empty. */
    public String holder(long nasId) throws SQLException {
        List<String> names = billing.rows(
                "SELECT TEST_NODE(NODE_ID) FROM NAS_LEASES WHERE NODE_ID IS NOT NULL AND NAS_ID = " + nasId);
        return names.isEmpty() ? "" : names.get(0);
    }

    /** Commands that reached a router from a node that did not hold its NAS at that moment. */
    public List<Arrival> foreign(List<Arrival> arrivals, java.util.function.ToLongFunction<Arrival> nasOf)
            throws SQLException {
        Map<Long, TreeMap<Long, String>> holders = new HashMap<>();
        for (String line :
                billing.rows("SELECT NAS_ID, AT_MICROS, COALESCE(NODE, '-') FROM TEST_LEASES ORDER BY EPOCH")) {
            String[] columns = line.split(" ", 3);
            holders.computeIfAbsent(Long.valueOf(columns[0]), nas -> new TreeMap<>())
                    .put(Long.valueOf(columns[1]), columns[2]);
        }
        List<Arrival> foreign = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            Map.Entry<Long, String> holder =
                    holders.get(nasOf.applyAsLong(arrival)).floorEntry(arrival.arrivedMicros());
            if (holder == null || !holder.getValue().equals(arrival.node())) {
                foreign.add(arrival);
            }
        }
        return foreign;
    }
}
