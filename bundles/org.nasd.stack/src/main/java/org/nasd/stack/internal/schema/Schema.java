package org.nasd.stack.internal.schema;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasd.api.stack.StackException;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database's tables to what this version needs, one recorded step after the other, one node at a time. */
public final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private static final String HISTORY = "CREATE TABLE IF NOT EXISTS SCHEMA_STEPS (STEP INTEGER PRIMARY KEY,"
            + " NAME VARCHAR(200) NOT NULL, CHECKSUM VARCHAR(64) NOT NULL, APPLIED_DATE ";

    private final Database database;
    private final List<Step> steps;

    public Schema(Database database) {
        this(database, Step.of(database.dialect().name()));
    }

    Schema(Database database, List<Step> steps) {
        this.database = database;
        this.steps = steps;
    }

    /**
     * Applies what is missing.
     *
     * @throws RefusedSchemaException when the tables are a newer version's, or a step is not what was applied
     * @throws StackException when the database fails; a step that was not recorded is begun again next time
     */
    public void migrate() {
        // the lock has a transaction of its own, since some databases end the transaction with every statement of a
        // step
        database.change("lock the schema for migration", lock -> {
            lock.dialect().lockSchema(lock);
            Map<Integer, String> applied = database.change("read the schema's history", this::applied);
            refuseStrange(applied);
            for (Step step : steps) {
                if (!applied.containsKey(step.number())) {
                    database.change("apply " + step.name() + " to the database", session -> apply(session, step));
                    LOG.info("Applied {} to the database", step.name());
                }
            }
            return null;
        });
    }

    private Map<Integer, String> applied(Session session) throws SQLException {
        session.execute(HISTORY + session.dialect().instantType() + " NOT NULL)");
        Map<Integer, String> applied = new TreeMap<>();
        session.list("SELECT STEP, CHECKSUM FROM SCHEMA_STEPS", row -> applied.put(row.integer(), row.text()));
        return applied;
    }

    private void refuseStrange(Map<Integer, String> applied) {
        int newest = steps.get(steps.size() - 1).number();
        applied.forEach((number, checksum) -> {
            Step step = steps.stream()
                    .filter(known -> known.number() == number)
                    .findFirst()
                    .orElse(null);
            if (number > newest) {
                throw new RefusedSchemaException("The database was migrated to step " + number
                        + " by a newer nasd; this one knows only " + newest
                        + ". Start the newer version, or restore the backup made before it was installed");
            }
            if (step == null || !step.checksum().equals(checksum)) {
                throw new RefusedSchemaException(
                        "Step " + number + " of the schema, as applied to this database, differs from"
                                + " this version's. Start the version that applied it, or restore a backup");
            }
        });
    }

    private static Void apply(Session session, Step step) throws SQLException {
        for (String statement : step.statements()) {
            session.execute(statement);
        }
        session.update(
                "INSERT INTO SCHEMA_STEPS (STEP, NAME, CHECKSUM) VALUES (?, ?, ?)",
                step.number(),
                step.name(),
                step.checksum());
        return null;
    }
}
