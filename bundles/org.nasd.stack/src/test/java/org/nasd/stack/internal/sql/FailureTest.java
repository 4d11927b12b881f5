package org.nasd.stack.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void aDamagedFileOfTheEmbeddedDatabaseIsNamedAndWhatToDo() {
        SQLException damaged = new SQLException("nasd - Connection is not available", "90030");
        assertThat(Failure.of("reach the database", damaged, Duration.ofSeconds(5)))
                .hasMessageStartingWith("Cannot reach the database: the file of the embedded database is damaged")
                .hasMessageContainingAll("nas:backup", "[SQLSTATE 90030]")
                .hasCause(damaged);
    }
}
