package org.nasd.stack.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasd.api.nas.Secret;
import org.nasd.api.nas.Secret.Form;

class VaultTest {

    private static final String ONE = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER = "ab".repeat(32);

    @TempDir
    Path directory;

    private OpenVault with(String keys) {
        return new Vault(new SecretSettings(List.of(directory), keys)).open();
    }

    private static String reveal(OpenVault vault, String stored) {
        return vault.read("m1", "telnet_password", stored).reveal();
    }

    private static String trouble(OpenVault vault, String stored) {
        Secret secret = vault.read("m1", "telnet_password", stored);
        assertThatThrownBy(secret::reveal).isInstanceOf(IllegalStateException.class);
        return secret.trouble().orElseThrow();
    }

    @Test
    void whatIsNeitherEncryptedNorAReferenceIsTheSecretItself() {
        Secret secret = with(null).read("m1", "coa_psw", "p (ENC) secret:x");

        assertThat(secret.reveal()).isEqualTo("p (ENC) secret:x");
        assertThat(secret.form()).isEqualTo(Form.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush", "", "пароль \u0000 \n €", "ENC(x)"})
    void whatWasEncryptedIsReadBackByTheSameKeyOnly(String plain) {
        String stored = with(ONE).encrypt(plain);

        assertThat(stored).matches("ENC\\(1:[0-9a-f]{8}:[A-Za-z0-9_-]+\\)");
        assertThat(reveal(with(ONE), stored)).isEqualTo(plain);
        assertThat(reveal(with(OTHER + ", " + ONE), stored)).isEqualTo(plain);
        assertThat(trouble(with(OTHER), stored))
                .contains(
                        "telnet_password of NAS m1",
                        "encrypted with the key",
                        "only the keys",
                        "nasd.key",
                        "nas:set m1");
        assertThat(trouble(with(null), stored)).contains("here is no key", directory.toString());
    }

    @Test
    void noTwoTextsAreAlike() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            texts.add(with(ONE).encrypt("same"));
        }
        assertThat(texts).hasSize(1000);
    }

    @Test
    void aTextWithAnyCharacterChangedIsRefusedAndNotRepeated() {
        OpenVault vault = with(ONE);
        String stored = vault.encrypt("a rather long password");
        for (int i = "ENC(".length(); i < stored.length() - 1; i++) {
            char other = stored.charAt(i) == '7' ? '8' : '7';
            String broken = stored.substring(0, i) + other + stored.substring(i + 1);
            if (!broken.equals(stored) && !sameBits(stored, broken)) {
                assertThat(trouble(vault, broken))
                        .as(broken)
                        .doesNotContain(broken)
                        .contains("m1");
            }
        }
        assertThat(trouble(vault, stored.substring(0, 40) + ")")).contains("cut or changed");
        assertThat(trouble(vault, "ENC()")).contains("cut or changed");
        assertThat(trouble(vault, stored.replace("ENC(1:", "ENC(2:"))).contains("later nasd");
    }

    /** The last character of Base64 may carry bits that nobody reads. */
    private static boolean sameBits(String one, String other) {
        return decoded(one).equals(decoded(other));
    }

    private static String decoded(String stored) {
        int body = stored.lastIndexOf(':') + 1;
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(stored.substring(body, stored.length() - 1));
            return stored.substring(0, body) + HexFormat.of().formatHex(bytes);
        } catch (IllegalArgumentException e) {
            return stored;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "QUJD", "zz", "abababababababababababababababab"})
    void aKeyOfAnotherLengthIsNoKeyAndIsNotRepeated(String wrong) {
        Vault vault = new Vault(new SecretSettings(List.of(), wrong));

        assertThat(vault.status().keys()).isEmpty();
        assertThat(vault.status().problems())
                .singleElement()
                .asString()
                .contains("32 bytes", "NASD_KEY")
                .doesNotContain(wrong);
        assertThatThrownBy(() -> vault.open().encrypt("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("openssl rand", "NASD_KEY");
    }

    @Test
    void keysOfAFileFollowThoseOfTheProcessAndTheServiceManagersFileWins() throws IOException {
        Path handed = Files.createDirectory(directory.resolve("handed"));
        write(directory.resolve("nasd.key"), ONE + "\n");
        write(handed.resolve("nasd.key"), OTHER + "\n" + ONE + "\n");

        Vault vault = new Vault(SecretSettings.ofProcess(
                directory, Map.of("CREDENTIALS_DIRECTORY", handed.toString(), "NASD_KEY", "cd".repeat(32))));

        assertThat(vault.status().keys()).hasSize(3);
        assertThat(vault.status().problems()).isEmpty();
        String stored = vault.open().encrypt("x");
        assertThat(reveal(with("cd".repeat(32)), stored)).isEqualTo("x");
    }

    @Test
    void aReferenceIsReadFromItsFileWithoutTheLinesEnd() throws IOException {
        write(directory.resolve("m1"), "hush \n");

        Secret secret = with(null).read("m1", "telnet_password", "secret:m1");

        assertThat(secret.reveal()).isEqualTo("hush ");
        assertThat(secret.form()).isEqualTo(Form.REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../m1", "/etc/passwd", ".hidden", "", "a/b", "nasd.key", "m1\n", "a\u0000b"})
    void aReferenceCannotLeaveItsDirectoryNorNameTheKeys(String name) throws IOException {
        write(directory.resolve("nasd.key"), ONE);

        assertThat(trouble(with(null), "secret:" + name)).contains("not the name of a file of secrets");
    }

    @Test
    void aReferenceIsReadAgainOnceItsFileIsThere() throws IOException {
        Vault vault = new Vault(new SecretSettings(List.of(directory), null));
        assertThat(trouble(vault.open(), "secret:m1")).contains("there is no file m1", directory.toString());

        write(directory.resolve("m1"), "hush");

        assertThat(reveal(vault.open(), "secret:m1")).isEqualTo("hush");
    }

    @Test
    void filesThatOthersCanReadAreTold() throws IOException {
        write(directory.resolve("m1"), "hush");
        assertThat(new Vault(new SecretSettings(List.of(directory), null))
                        .status()
                        .problems())
                .isEmpty();

        Files.setPosixFilePermissions(directory.resolve("m1"), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(new Vault(new SecretSettings(List.of(directory), null))
                        .status()
                        .problems())
                .singleElement()
                .asString()
                .contains("chmod 600", "m1");
    }

    @Test
    void neitherKeysNorSecretsShowInTexts() {
        SecretSettings settings = new SecretSettings(List.of(directory), OTHER);
        Secret secret = new Vault(settings).open().read("m1", "x", with(OTHER).encrypt("hush"));

        assertThat(settings + " " + new Vault(settings) + " " + new Vault(settings).open() + " " + secret)
                .doesNotContain(OTHER, "hush");
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
