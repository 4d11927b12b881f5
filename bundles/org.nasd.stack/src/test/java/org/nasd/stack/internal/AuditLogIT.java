package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.stack.AuditLog;
import org.nasd.api.stack.AuditLog.Entry;

@ParameterizedClass(name = "{0}")
@MethodSource("org.nasd.stack.internal.Fixture#all")
class AuditLogIT {

    private final Fixture fixture;
    private final AuditLog audit;

    AuditLogIT(Fixture fixture) {
        this.fixture = fixture;
        this.audit = fixture.stacks.audit();
    }

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty();
        audit.append(
                List.of(entry("anna", "pause NAS 3", "done"), entry("ivan", "Cancel 100% of events", "refused\0")));
        audit.append(List.of(entry("anna", "push user_add", "Refused: no such NAS")));
    }

    @Test
    void listsNewestFirstPageByPage() {
        List<Entry> all = audit.list(null, null, Long.MAX_VALUE, 10);
        assertThat(all)
                .extracting(Entry::action)
                .containsExactly("push user_add", "Cancel 100% of events", "pause NAS 3");
        assertThat(audit.list(null, null, Long.MAX_VALUE, 2)).isEqualTo(all.subList(0, 2));
        assertThat(audit.list(null, null, all.get(1).id(), 2)).isEqualTo(all.subList(2, 3));
        Entry newest = all.get(0);
        assertThat(newest.who()).isEqualTo("anna");
        assertThat(newest.role()).isEqualTo("operator");
        assertThat(newest.origin()).isEqualTo("shell, 127.0.0.1");
        assertThat(newest.result()).isEqualTo("Refused: no such NAS");
        assertThat(Duration.between(newest.at(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void findsByPersonAndByTextInAnyCase() {
        assertThat(audit.list("anna", null, Long.MAX_VALUE, 10)).hasSize(2);
        assertThat(audit.list("ann", null, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(audit.list(null, "REFUSED", Long.MAX_VALUE, 10)).hasSize(2);
        assertThat(audit.list("anna", "refused", Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(audit.list(null, "0%", Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(audit.list(null, "user_", Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(audit.list(null, "' OR 1=1 --", Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void keepsEntriesForAYear() throws SQLException {
        long old = audit.list("ivan", null, Long.MAX_VALUE, 1).get(0).id();
        fixture.sql("UPDATE AUDIT SET AUDIT_DATE = CURRENT_TIMESTAMP - INTERVAL '364' DAY");
        fixture.stacks.clean();
        assertThat(audit.list(null, null, Long.MAX_VALUE, 10)).hasSize(3);
        fixture.sql("UPDATE AUDIT SET AUDIT_DATE = CURRENT_TIMESTAMP - INTERVAL '366' DAY WHERE ID <= " + old);
        fixture.stacks.clean();
        assertThat(audit.list(null, null, Long.MAX_VALUE, 10))
                .extracting(Entry::who)
                .containsExactly("anna");
    }

    private static Entry entry(String who, String action, String result) {
        return new Entry(0, null, who, "operator", "shell, 127.0.0.1", action, result);
    }
}
