package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.stack.NasControl;
import org.nasd.stack.testing.TestDatabase;

/** A database that goes back in time, as this and other nodes see it. What a restore does to its age is done by hand. */
class RestoreIT {

    @TempDir
    Path directory;

    private TestDatabase database;

    static Stream<Supplier<TestDatabase>> databases() {
        return Fixture.databases();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Stacks open(String node) {
        return database.stacks(StackSettings.DEFAULTS.seenIn(directory.resolve(node)));
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement one = connection.createStatement()) {
            one.execute(sql);
        }
    }

    private static NasControl.Pause all(Stacks stacks) {
        return stacks.control().paused().get(NasControl.ALL);
    }

    /** As if the copy of that moment had been brought back. */
    private void restore(long age) throws SQLException {
        sql("UPDATE DATABASE_AGE SET AGE = " + age);
        sql("DELETE FROM NAS_CONTROL");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aDatabaseThatGoesOnIsNotPausedAtItsFirstNorAtALaterStart(Supplier<TestDatabase> make) {
        database = make.get();
        for (int start = 0; start < 3; start++) {
            try (Stacks stacks = open("alpha")) {
                assertThat(all(stacks)).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aDatabaseThatWentBackIsPausedBeforeAnybodyHasItAndResumingHolds(Supplier<TestDatabase> make) throws Exception {
        database = make.get();
        for (int start = 0; start < 3; start++) {
            open("alpha").close();
        }
        restore(1);

        try (Stacks stacks = open("alpha")) {
            assertThat(all(stacks).by()).isEqualTo("nasd");
            assertThat(all(stacks).reason()).contains("went back in time", "restored");
        }
        try (Stacks stacks = open("alpha")) {
            assertThat(all(stacks)).as("still, after another start").isNotNull();
            stacks.control().resume(NasControl.ALL);
        }
        try (Stacks stacks = open("alpha")) {
            assertThat(all(stacks)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void itIsSeenWhileRunningToo(Supplier<TestDatabase> make) throws Exception {
        database = make.get();
        open("alpha").close();
        open("alpha").close();
        try (Stacks stacks = open("alpha")) {
            assertThat(all(stacks)).isNull();

            restore(1);

            Fixture.await("paused", () -> all(stacks) != null);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatOneNodeFoundAndAPersonResumedIsNotFoundAgainByTheNext(Supplier<TestDatabase> make) throws Exception {
        database = make.get();
        open("bravo").close();
        open("alpha").close();
        open("bravo").close();
        restore(1);

        try (Stacks alpha = open("alpha")) {
            assertThat(all(alpha)).isNotNull();
            alpha.control().resume(NasControl.ALL);
            try (Stacks bravo = open("bravo")) {
                assertThat(all(bravo)).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aNodeThatHasNeverSeenTheDatabaseTrustsItOnlyWhileItIsInUse(Supplier<TestDatabase> make) throws Exception {
        database = make.get();
        open("alpha").close();
        try (Stacks joins = open("bravo")) {
            assertThat(all(joins)).isNull();
        }
        sql("UPDATE DATABASE_AGE SET AGED_DATE = AGED_DATE - INTERVAL '1' HOUR");

        try (Stacks elsewhere = open("charlie")) {
            assertThat(all(elsewhere).reason()).contains("never worked with this database", "restored");
        }
        sql("DELETE FROM NAS_CONTROL");
        sql("UPDATE DATABASE_AGE SET AGED_DATE = AGED_DATE - INTERVAL '1' HOUR");
        try (Stacks afterALongStop = open("charlie")) {
            assertThat(all(afterALongStop)).as("a node that knows it").isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWasSeenIsNobodyElsesBusiness(Supplier<TestDatabase> make) throws Exception {
        database = make.get();
        open("alpha").close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("alpha"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(directory.resolve("alpha"))) {
            assertThat(files).singleElement().satisfies(file -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(Files.readString(file)).isEqualTo("1\n");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aPausedStartPausesOncePerProcess(Supplier<TestDatabase> make) {
        database = make.get();
        Properties process = new Properties();
        process.setProperty("nasd.paused", "true");
        try (Stacks stacks = open("alpha")) {
            new PausedStart(process).carryOut(stacks.control());
            assertThat(all(stacks).reason()).contains("--paused");
            stacks.control().resume(NasControl.ALL);

            new PausedStart(process).carryOut(stacks.control());
            assertThat(all(stacks)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void theOrderForAllComesBeforeThatOfOneAndLeavesIt(Supplier<TestDatabase> make) {
        database = make.get();
        try (Stacks stacks = open("alpha")) {
            NasControl control = stacks.control();
            control.pause(1, "anna", "new fan");
            control.pause(NasControl.ALL, "olga", null);
            control.pause(NasControl.ALL, "ivan", "again");

            Map<Long, NasControl.Pause> paused = control.paused();
            assertThat(NasControl.orderFor(paused, 1).by()).isEqualTo("olga");
            assertThat(NasControl.orderFor(paused, 2).reason()).contains("all NAS are paused", "nas:resume --all");
            assertThat(control.resume(NasControl.ALL)).isTrue();
            assertThat(control.resume(NasControl.ALL)).isFalse();
            assertThat(NasControl.orderFor(control.paused(), 1).reason()).isEqualTo("new fan");
            assertThat(NasControl.orderFor(control.paused(), 2)).isNull();
        }
    }
}
