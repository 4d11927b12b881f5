package org.nasd.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.nas.Secret;
import org.nasd.api.nas.Secret.Form;
import org.nasd.api.nas.SecretStore.Changes;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;

class SecretDeskTest {

    private static final String KEY = "ab".repeat(32);

    private Office office;
    private Path keys;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        keys = Files.createDirectory(directory.resolve("secrets")).resolve("nasd.key");
        office = new Office(directory);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Form formOf(String nas) {
        return office.stacks.nasDirectory().all().stream()
                .filter(one -> one.name().equals(nas))
                .findFirst()
                .orElseThrow()
                .telnetPassword()
                .form();
    }

    @Test
    void secretsAreEncryptedOfOneNasOrOfAllAndNoneIsWrittenDown() throws IOException {
        office.add("m1", "10.0.0.1");
        office.add("m2", "10.0.0.2");
        Files.writeString(keys, KEY);

        assertThat(office.desks.secrets().encrypt(Callers.ADMIN, null, true))
                .isEqualTo(new Changes(2, 2, 0, List.of()));
        assertThat(formOf("m1")).isEqualTo(Form.PLAIN);
        office.desks.secrets().encrypt(Callers.ADMIN, "10.0.0.1", false);
        assertThat(office.lastAudit())
                .isEqualTo(
                        "encrypt the secrets of NAS 10.0.0.1 -> 1 secrets of 1 NAS, 0 left as they were, 0 unreadable");
        office.desks.secrets().encrypt(Callers.ADMIN, null, false);

        assertThat(formOf("m1")).isEqualTo(Form.ENCRYPTED);
        assertThat(formOf("m2")).isEqualTo(Form.ENCRYPTED);
        assertThat(office.audit.toString()).doesNotContain("hush", KEY);
    }

    @Test
    void withoutAKeyItSaysHowToMakeOne() {
        office.add("m1", "10.0.0.1");

        assertThatThrownBy(() -> office.desks.secrets().encrypt(Callers.ADMIN, null, false))
                .isInstanceOfSatisfying(
                        OperationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT))
                .hasMessageContaining("openssl rand -base64 32 > " + keys);
    }

    @Test
    void aTextToPasteIsWhatANasCanHoldAndTheAuditDoesNotKnowIt() throws IOException {
        Files.writeString(keys, KEY);
        office.add("m1", "10.0.0.1");

        String text = office.desks.secrets().encryptText(Callers.ADMIN, Secret.of("typed"));
        office.nas().set(Callers.ADMIN, "m1", Map.of("telnet_password", text));

        assertThat(office.stacks.nasDirectory().all().get(0).telnetPassword().reveal())
                .isEqualTo("typed");
        assertThat(office.audit.toString()).contains("encrypt a text").doesNotContain("typed", text);
    }

    @Test
    void onlyAdministratorsMayDoIt() {
        assertThatThrownBy(() -> office.desks.secrets().rekey(Callers.OPERATOR, true))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoChangesAnotherSettingLeavesAnUnreadableSecretAlone() throws IOException {
        Files.writeString(keys, KEY);
        office.add("m1", "10.0.0.1");
        Files.delete(keys);

        office.nas().set(Callers.ADMIN, "m1", Map.of("forks", "7"));
        assertThat(office.nas().find(Callers.VIEWER, "m1").settings()).containsEntry("telnet_password", "******");
        Files.writeString(keys, KEY);

        assertThat(office.stacks.nasDirectory().all().get(0).telnetPassword().reveal())
                .isEqualTo("hush-m1");
        assertThat(office.stacks.nasDirectory().all().get(0).forks()).isEqualTo(7);
    }
}
