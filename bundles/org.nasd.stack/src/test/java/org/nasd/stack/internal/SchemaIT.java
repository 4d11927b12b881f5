package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.event.Event;
import org.nasd.api.stack.IdempotencyKey;
import org.nasd.stack.internal.schema.Schema;
import org.nasd.stack.internal.sql.Database;
import org.nasd.stack.internal.sql.Row;

@ParameterizedClass(name = "{0}")
@MethodSource("org.nasd.stack.internal.Fixture#all")
class SchemaIT {

    private static final IdempotencyKey KEY = new IdempotencyKey("order-1", "f1");

    private final Fixture fixture;

    SchemaIT(Fixture fixture) {
        this.fixture = fixture;
    }

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty();
    }

    @Test
    void aStepThatWasNotRecordedIsAppliedAgainAndLosesNothing() throws SQLException {
        List<Long> ids = fixture.stacks.compact().append(List.of(Event.of("a", 1)), KEY);
        fixture.sql("DELETE FROM SCHEMA_STEPS WHERE STEP > 1");
        migrate();
        assertThat(fixture.number("SELECT COUNT(*) FROM SCHEMA_STEPS WHERE STEP = 2"))
                .isEqualTo(1);
        assertThat(fixture.stacks.compact().append(List.of(Event.of("a", 1)), KEY))
                .isEqualTo(ids);
    }

    @Test
    void aDatabaseOfTheFirstStepGetsTheOthers() throws SQLException {
        List<Long> before = fixture.stacks.compact().append(List.of(Event.of("a", 1)));
        fixture.sql("DROP TABLE IDEMPOTENCY_KEYS");
        fixture.sql("DROP TABLE AUDIT");
        fixture.sql("DROP TABLE NAS_HISTORY");
        fixture.sql("DELETE FROM SCHEMA_STEPS WHERE STEP > 1");
        migrate();
        assertThat(fixture.stacks.audit().list(null, null, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(fixture.stacks.compact().append(List.of(Event.of("a", 1)), KEY))
                .isNotEqualTo(before);
        assertThat(fixture.stacks.compact().count()).isEqualTo(2);
    }

    @Test
    void aStepThatTakesLongKeepsItsLock() {
        Database database = database();
        String step =
                switch (database.dialect().name()) {
                    case "postgresql" -> "SELECT CAST(pg_sleep(6) AS VARCHAR)";
                    case "mariadb" -> "SELECT SLEEP(6)";
                    default -> "SELECT 1";
                };
        long found = database.change("lock the schema", lock -> {
            lock.dialect().lockSchema(lock);
            database.read("carry out a step", session -> session.list(step, row -> ""));
            return lock.list("SELECT COUNT(*) FROM SCHEMA_STEPS", Row::number).get(0);
        });
        assertThat(found).isPositive();
    }

    private void migrate() {
        new Schema(database()).migrate();
    }

    private Database database() {
        return new Database(fixture.database.dataSource(), Duration.ofSeconds(30));
    }
}
