package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.nas.Account;
import org.nasd.api.operations.AuditPage;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.OperationException;
import org.nasd.api.stack.AuditLog;
import org.nasd.stack.testing.TestDatabase;

@Timeout(30)
class UpkeepDeskTest {

    @TempDir
    Path logs;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(logs, TestDatabase.h2());
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void theDoctorMeasuresTheRealThing() {
        var nas = office.add("m1", "10.0.0.1");
        office.dispatch.status.add(FakeDispatch.status(nas, NasState.WORKING, "", 3));
        office.stacks
                .accounts()
                .put(List.of(
                        new Account(1, 2L, nas.id(), Map.of()), new Account(2, 2L, nas.id(), Map.of("deleted", true))));

        List<Finding> findings = office.upkeep().examine(Callers.VIEWER);

        assertThat(findings)
                .anySatisfy(finding -> {
                    assertThat(finding.check()).isEqualTo("database");
                    assertThat(finding.measured()).matches("[0-9.]+ m?s for a commit");
                })
                .anySatisfy(finding -> {
                    assertThat(finding.check()).isEqualTo("stack size");
                    assertThat(finding.norm()).contains("5 for each of 1 accounts");
                })
                .anySatisfy(finding -> {
                    assertThat(finding.check()).isEqualTo("safety");
                    assertThat(finding.measured()).contains("plain-text transport on m1 (mikrotik-simple)");
                })
                .anySatisfy(finding -> assertThat(finding.check()).isEqualTo("disk of the logs"))
                .anySatisfy(finding -> assertThat(finding.check()).isEqualTo("memory"));
    }

    @Test
    void theDoctorComesAlsoWhenTheDatabaseIsDown() {
        try (Office down = new Office(logs)) {
            down.database.close();

            assertThat(down.upkeep().examine(Callers.VIEWER)).anySatisfy(finding -> {
                assertThat(finding.grade()).isEqualTo(Finding.Grade.BAD);
                assertThat(finding.check()).isEqualTo("database");
            });
        }
    }

    @Test
    void theAuditIsReadPageByPageNewestFirst() {
        List<AuditLog.Entry> entries = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            entries.add(new AuditLog.Entry(0, null, i == 3 ? "bob" : "ann", "admin", "test", "action " + i, "done"));
        }
        office.stacks.audit().append(entries);

        AuditPage first = office.upkeep().audit(Callers.VIEWER, null, null, null, 3);
        AuditPage second = office.upkeep().audit(Callers.VIEWER, null, null, first.next(), 3);

        assertThat(first.entries())
                .extracting(AuditLog.Entry::action)
                .containsExactly("action 5", "action 4", "action 3");
        assertThat(second.entries()).extracting(AuditLog.Entry::action).containsExactly("action 2", "action 1");
        assertThat(second.next()).isNull();
        assertThat(office.upkeep()
                        .audit(Callers.VIEWER, "bob", "ACTION", null, 10)
                        .entries())
                .extracting(AuditLog.Entry::action)
                .containsExactly("action 3");
        assertThatThrownBy(() -> office.upkeep().audit(Callers.VIEWER, null, null, null, 0))
                .isInstanceOf(OperationException.class);
    }

    @Test
    void aBackupSaysWhereItIs() {
        String path = office.upkeep().backup(Callers.ADMIN);

        assertThat(Path.of(path)).isAbsolute().startsWith(logs.resolve("backup"));
        assertThat(Files.exists(Path.of(path))).isTrue();
        assertThat(office.lastAudit()).isEqualTo("back up the database -> " + path);
    }
}
