package org.nasd.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.event.Event;
import org.nasd.api.event.Owner;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.Pushed;

/** One event for many accounts. */
class MassPushTest {

    private final ScriptedOperations operations = new ScriptedOperations();

    @RegisterExtension
    final Karaf karaf = new Karaf(operations.service());

    private void acceptPushes() {
        operations.answer("events.pushAll", arguments -> {
            @SuppressWarnings("unchecked")
            List<Event> events = (List<Event>) arguments.get(0);
            return events.stream()
                    .map(event -> new Pushed(event.userId() + 1000, event.userId()))
                    .toList();
        });
    }

    private List<Long> pushedUsers() {
        return operations.calls.stream()
                .filter(call -> call.method().equals("events.pushAll"))
                .flatMap(call -> ((List<?>) call.arguments().get(0)).stream())
                .map(event -> ((Event) event).userId())
                .toList();
    }

    @Test
    void massPushTakesAListAndPushesEachOnce() throws Exception {
        acceptPushes();

        Karaf.Result result = karaf.run("nas:mass-push user_edit 5 6 5 7 --nas m1 --param note=x");

        assertThat(result).isEqualTo(new Karaf.Result(0, """
                        pushed user_edit for 3 accounts: compact ids 1005 to 1007
                        1 came more than once and were left out
                        """));
        assertThat(pushedUsers()).containsExactly(5L, 6L, 7L);
        Event event = (Event) ((List<?>) operations.only().arguments().get(0)).get(0);
        assertThat(event.params()).isEqualToIgnoringWhitespace("{\"note\":\"x\"}");
        assertThat(event)
                .isEqualTo(new Event("user_edit", 5, null, null, "m1", null, null, event.params(), Owner.UNKNOWN));
        assertThat(operations.only().arguments().get(1)).isNull();
    }

    @Test
    void massPushGoesChunkByChunkEachWithAKeyOfItsOwn() throws Exception {
        acceptPushes();
        String ids = LongStream.rangeClosed(1, 25).mapToObj(Long::toString).collect(Collectors.joining(" "));

        karaf.run("nas:mass-push user_edit " + ids + " --chunk 10 --key night");

        assertThat(pushedUsers()).hasSize(25).isSorted();
        assertThat(operations.calls)
                .extracting(call -> call.arguments().get(1))
                .containsExactly("night-1", "night-2", "night-3");
    }

    @Test
    void massPushTakesAQuery() throws Exception {
        acceptPushes();
        operations.answer("events.accounts", arguments -> List.of(5L, 6L));

        karaf.run("nas:mass-push user_edit --sql 'SELECT ID FROM USERS WHERE NAS_ID = 1'");

        assertThat(operations.calls.get(0).arguments()).containsExactly("SELECT ID FROM USERS WHERE NAS_ID = 1");
        assertThat(pushedUsers()).containsExactly(5L, 6L);
    }

    @Test
    void massPushTakesAFileOfTheServerFromAdministratorsOnly(@TempDir Path directory) throws Exception {
        acceptPushes();
        Path file = directory.resolve("ids.txt");
        Files.writeString(file, "# of yesterday\n5\n6, 7;8\r\n\n");

        karaf.run("nas:mass-push user_edit --file " + file);
        Karaf.Result refused =
                karaf.run(Karaf.subject("bob", "operator"), "nas:mass-push user_edit --file " + file, "");

        assertThat(pushedUsers()).containsExactly(5L, 6L, 7L, 8L);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out()).contains("by administrators only");
    }

    @Test
    void massPushTakesStandardInputFromEveryOperator() throws Exception {
        acceptPushes();

        karaf.run(Karaf.subject("bob", "operator"), "nas:mass-push user_edit --file -", "5\n6\n");

        assertThat(pushedUsers()).containsExactly(5L, 6L);
    }

    @Test
    void whatStandsInAWrongFileIsNotRepeated(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("users.properties");
        Files.writeString(file, "5\nadmin = s3cret\n");

        Karaf.Result result = karaf.run("nas:mass-push user_edit --file " + file);

        assertThat(result.out())
                .contains("line 2 of")
                .contains("no id of an account")
                .doesNotContain("s3cret");
        assertThat(karaf.run("nas:mass-push user_edit --file /no/such/file").out())
                .contains("there is no file");
    }

    @Test
    void aDryRunPushesNothing() throws Exception {
        Karaf.Result result = karaf.run("nas:mass-push user_edit 1 2 3 4 5 6 --dry-run");

        assertThat(result).isEqualTo(new Karaf.Result(0, "would push user_edit for 6 accounts: 1, 2, 3, 4, 5, ...\n"));
        assertThat(operations.calls).isEmpty();
        assertThat(karaf.run("nas:mass-push user_edit 1 --dry-run --json").out())
                .contains("\"dry_run\" : true")
                .contains("\"accounts\" : 1");
    }

    @Test
    void aFailureInTheMiddleSaysHowFarItCame() throws Exception {
        operations.answer("events.pushAll", arguments -> {
            if (operations.calls.size() > 1) {
                throw new OperationException(OperationException.Kind.UNAVAILABLE, "the database does not do it now");
            }
            return List.of(new Pushed(1005, 5), new Pushed(1006, 6));
        });

        assertThat(karaf.run("nas:mass-push user_edit 5 6 7 8 --chunk 2"))
                .isEqualTo(new Karaf.Result(
                        1, "ERROR: the database does not do it now; 2 of 4 were pushed before, up to account 6\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nas:mass-push user_edit",
                "nas:mass-push user_edit 5 --file -",
                "nas:mass-push user_edit five",
                "nas:mass-push user_edit 5 --chunk 0",
                "nas:mass-push user_edit 5 --chunk 10001"
            })
    void aMassPushThatIsNotClearPushesNothing(String line) throws Exception {
        assertThat(karaf.run(line).status()).isEqualTo(1);
        assertThat(operations.calls).isEmpty();
    }
}
