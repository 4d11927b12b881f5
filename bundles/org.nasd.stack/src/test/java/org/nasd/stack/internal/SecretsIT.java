package org.nasd.stack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.api.nas.Secret.Form;
import org.nasd.api.nas.SecretStore.Changes;
import org.nasd.stack.internal.secret.SecretSettings;
import org.nasd.stack.testing.TestDatabase;

class SecretsIT {

    private static final String OLD = "ab".repeat(32);
    private static final String NEW = "cd".repeat(32);

    @TempDir
    Path secrets;

    private TestDatabase database;
    private Stacks stacks;

    static Stream<Supplier<TestDatabase>> databases() {
        return Fixture.databases();
    }

    private void open(Supplier<TestDatabase> make) {
        database = make.get();
        stacks = database.stacks(StackSettings.DEFAULTS.with(new SecretSettings(List.of(secrets), null)));
    }

    @AfterEach
    void close() {
        stacks.close();
        database.close();
    }

    private void keys(String... keys) throws IOException {
        Files.writeString(secrets.resolve("nasd.key"), String.join("\n", keys));
    }

    private static Nas nas(String name, int id, Secret password, Map<String, Secret> options) {
        return new Nas(
                0,
                name,
                "10.0.0." + id,
                "S",
                null,
                5,
                true,
                null,
                null,
                "admin",
                password,
                null,
                Secret.of("coa-" + name),
                null,
                Map.of("rate.limit", "50"),
                options);
    }

    private Nas find(String name) {
        return stacks.nasDirectory().all().stream()
                .filter(nas -> nas.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String column(String column, String name) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement one = connection.createStatement();
                ResultSet row = one.executeQuery("SELECT " + column + " FROM NAS WHERE NAME = '" + name + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement one = connection.createStatement()) {
            one.execute(sql);
        }
    }

    private static Nas withForks(Nas nas, int forks) {
        return new Nas(
                nas.id(),
                nas.name(),
                nas.ip(),
                nas.scheme(),
                nas.scriptName(),
                forks,
                nas.enabled(),
                nas.telnetIp(),
                nas.telnetPort(),
                nas.telnetLogin(),
                nas.telnetPassword(),
                nas.telnetType(),
                nas.coaPassword(),
                nas.coaPort(),
                nas.options(),
                nas.secretOptions());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsGivenIsEncryptedWhereThereIsAKeyAndReadBack(Supplier<TestDatabase> make) throws Exception {
        open(make);
        stacks.nasRegistry().add(nas("plain", 1, Secret.of("hush"), Map.of("enable_password", Secret.of("still"))));
        keys(OLD);
        stacks.nasRegistry().add(nas("enc", 2, Secret.of("hush"), Map.of("enable_password", Secret.of("still"))));

        assertThat(column("TELNET_PASSWORD", "plain")).isEqualTo("hush");
        assertThat(column("TELNET_PASSWORD", "enc")).startsWith("ENC(1:");
        assertThat(column("OPTIONS", "enc")).contains("\"enable_password\":\"ENC(1:", "\"rate.limit\":\"50\"");
        for (String name : List.of("plain", "enc")) {
            assertThat(find(name).telnetPassword().reveal()).isEqualTo("hush");
            assertThat(find(name).coaPassword().reveal()).isEqualTo("coa-" + name);
            assertThat(find(name).secretOptions().get("enable_password").reveal())
                    .isEqualTo("still");
        }
        assertThat(find("plain").telnetPassword().form()).isEqualTo(Form.PLAIN);
        assertThat(find("enc").redact("a hush b coa-enc c still")).isEqualTo("a ****** b ****** c ******");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aChangeOfOtherSettingsLeavesSecretsAsTheyStandEvenThoseThatCannotBeRead(Supplier<TestDatabase> make)
            throws Exception {
        open(make);
        keys(OLD);
        stacks.nasRegistry().add(nas("m1", 1, Secret.of("hush"), Map.of("private_key", Secret.of("still"))));
        sql("UPDATE NAS SET COA_PSW = 'readable'");
        String before = column("TELNET_PASSWORD || COA_PSW || OPTIONS", "m1");

        stacks.nasRegistry().update(withForks(find("m1"), 7));
        Files.delete(secrets.resolve("nasd.key"));
        stacks.nasRegistry().update(withForks(find("m1"), 9));

        assertThat(column("TELNET_PASSWORD || COA_PSW || OPTIONS", "m1")).isEqualTo(before);
        assertThat(find("m1").forks()).isEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aNasWhoseSecretCannotBeReadSaysWhyAndIsReadAgainWhenTheKeyIsThere(Supplier<TestDatabase> make)
            throws Exception {
        open(make);
        keys(OLD);
        stacks.nasRegistry().add(nas("m1", 1, Secret.of("hush"), Map.of()));
        stacks.nasRegistry().add(nas("m2", 2, null, Map.of()));
        sql("UPDATE NAS SET COA_PSW = NULL WHERE NAME = 'm2'");

        keys(NEW);

        assertThat(find("m1").unreadable()).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("of NAS m1 cannot be read", "was encrypted with the key", "nasd.key", "nas:set m1"));
        assertThat(find("m2").unreadable()).isEmpty();
        assertThat(find("m1").redact("still readable")).isEqualTo("still readable");

        keys(NEW, OLD);
        assertThat(find("m1").unreadable()).isEmpty();
        assertThat(find("m1").telnetPassword().reveal()).isEqualTo("hush");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void allPlainSecretsAreEncryptedAtOnceAndADryRunTouchesNothing(Supplier<TestDatabase> make) throws Exception {
        open(make);
        Files.writeString(secrets.resolve("m3"), "hush");
        stacks.nasRegistry().add(nas("m1", 1, Secret.of("one"), Map.of("enable_password", Secret.of("two"))));
        stacks.nasRegistry().add(nas("m2", 2, Secret.of(""), Map.of()));
        stacks.nasRegistry().add(nas("m3", 3, Secret.of("secret:m3"), Map.of()));
        assertThatThrownBy(() -> stacks.secrets().encrypt(null, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("openssl rand");
        keys(OLD);

        assertThat(stacks.secrets().encrypt(null, true)).isEqualTo(new Changes(5, 3, 1, List.of()));
        assertThat(column("TELNET_PASSWORD", "m1")).isEqualTo("one");
        assertThat(stacks.secrets().encrypt(find("m1").id(), false)).isEqualTo(new Changes(3, 1, 0, List.of()));
        assertThat(stacks.secrets().encrypt(null, false)).isEqualTo(new Changes(2, 2, 4, List.of()));
        assertThat(stacks.secrets().encrypt(null, false)).isEqualTo(new Changes(0, 0, 6, List.of()));

        assertThat(column("TELNET_PASSWORD || COA_PSW || OPTIONS", "m1")).doesNotContain("one", "two", "coa-m1");
        assertThat(column("TELNET_PASSWORD", "m2")).isEmpty();
        assertThat(column("TELNET_PASSWORD", "m3")).isEqualTo("secret:m3");
        assertThat(find("m1").secretOptions().get("enable_password").reveal()).isEqualTo("two");
        assertThat(find("m1").options()).containsEntry("rate.limit", "50");
        assertThat(find("m3").telnetPassword().reveal()).isEqualTo("hush");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void rekeyingLeavesWhatCannotBeReadAndSaysSo(Supplier<TestDatabase> make) throws Exception {
        open(make);
        keys(OLD);
        stacks.nasRegistry().add(nas("m1", 1, Secret.of("one"), Map.of("enable_password", Secret.of("two"))));
        stacks.nasRegistry().add(nas("m2", 2, Secret.of("three"), Map.of()));
        keys("ef".repeat(32));
        stacks.nasRegistry().add(nas("m3", 3, Secret.of("four"), Map.of()));
        keys(NEW, OLD);

        Changes changes = stacks.secrets().rekey(false);

        assertThat(changes.changed()).isEqualTo(5);
        assertThat(changes.unreadable()).hasSize(2).allMatch(line -> line.contains("NAS m3"));
        keys(NEW);
        assertThat(find("m1").telnetPassword().reveal()).isEqualTo("one");
        assertThat(find("m1").secretOptions().get("enable_password").reveal()).isEqualTo("two");
        assertThat(find("m2").telnetPassword().reveal()).isEqualTo("three");
        assertThat(stacks.secrets().rekey(false).changed()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aTextThatWouldNotBeReadableIsRefusedAndAReadableOneIsKeptAsItIs(Supplier<TestDatabase> make) throws Exception {
        open(make);
        keys(OLD);
        String text = stacks.secrets().encrypt(Secret.of("hush"));

        assertThatThrownBy(() -> stacks.nasRegistry().add(nas("m1", 1, Secret.of("secret:nobody"), Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("telnet_password of NAS m1", "no file nobody");
        stacks.nasRegistry().add(nas("m2", 2, Secret.of(text), Map.of()));

        assertThat(column("TELNET_PASSWORD", "m2")).isEqualTo(text);
        assertThat(find("m2").telnetPassword().reveal()).isEqualTo("hush");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aBillingsOwnTableIsReadInAllFormsAndNeverWritten(Supplier<TestDatabase> make) throws Exception {
        open(make);
        keys(OLD);
        Files.writeString(secrets.resolve("m1"), "hush\n");
        String encrypted = stacks.secrets().encrypt(Secret.of("two"));
        BillingSettings set = new BillingSettings(
                "SELECT 1 AS ID, 'm1' AS NAME, '10.0.0.1' AS NAS_IP, 'secret:m1' AS TELNET_PASSWORD, '" + encrypted
                        + "' AS COA_PSW, '{\"enable_password\": \"three\"}' AS OPTIONS",
                null);

        Nas nas = stacks.nasDirectory(database.dataSource()::getConnection, set)
                .find(1)
                .orElseThrow();

        assertThat(nas.secrets().values()).extracting(Secret::reveal).containsExactly("two", "three", "hush");
        assertThatThrownBy(() -> stacks.secrets(set).encrypt(null, false))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("nas:encrypt --text");
        assertThat(stacks.secrets(set).encrypt(Secret.of("x"))).startsWith("ENC(1:");
    }
}
