package org.nasd.driver.mikrotik.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

final class TlsTest {

    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path directory;

    private static KeyStore keys;
    private static Path certificate;

    private final Bench bench = new Bench();

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = directory.resolve("router.p12");
        certificate = directory.resolve("router.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "router",
                "-keyalg",
                "EC",
                "-dname",
                "CN=router",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "30",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "router",
                "-file",
                certificate.toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, STORE_PASSWORD);
        }
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @AfterEach
    void end() {
        bench.close();
    }

    private static ScriptedRouter router(KeyStore withKeys) throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(withKeys, STORE_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(withKeys == null ? null : factory.getKeyManagers(), null, null);
        return server(context.getServerSocketFactory());
    }

    private static ScriptedRouter server(ServerSocketFactory factory) throws IOException {
        return new ScriptedRouter(factory, peer -> {
            peer.read();
            peer.say("!done");
            while (true) {
                peer.read();
                peer.say("!done");
            }
        });
    }

    private static String fingerprint() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(keys.getCertificate("router").getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }

    @Test
    void trustsThePinnedCertificate() throws Exception {
        try (ScriptedRouter router = router(keys)) {
            bench.with("tls", "pin").with("tls_pin", fingerprint());
            assertThat(Bench.perform(bench.session(router.port()), "/x set a=b"))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void takesThePinInAnyForm() throws Exception {
        try (ScriptedRouter router = router(keys)) {
            String plain = fingerprint().replace(":", "").toLowerCase(java.util.Locale.ROOT);
            bench.with("tls", "pin").with("tls_pin", "00".repeat(32) + ", " + plain);
            bench.session(router.port());
        }
    }

    @Test
    void sendsNothingToARouterWithAnotherCertificate() throws Exception {
        try (ScriptedRouter router = router(keys)) {
            bench.with("tls", "pin").with("tls_pin", "ab".repeat(32));
            Outcome.Unavailable why = bench.refusal(router.port());
            assertThat(why.trouble()).isEqualTo(Trouble.UNTRUSTED);
            assertThat(why.reason()).contains(fingerprint(), "tls_pin", "CN=router");
            assertThat(router.received()).isEmpty();
        }
    }

    @Test
    void showsTheFingerprintWhereNoPinIsSetYet() throws Exception {
        try (ScriptedRouter router = router(keys)) {
            Outcome.Unavailable why = bench.with("tls", "pin").refusal(router.port());
            assertThat(why.trouble()).isEqualTo(Trouble.UNTRUSTED);
            assertThat(why.reason()).contains("no tls_pin is set", fingerprint());
            assertThat(router.received()).isEmpty();
        }
    }

    @Test
    void trustsAnAuthorityOfItsOwn() throws Exception {
        try (ScriptedRouter router = router(keys)) {
            bench.with("tls", "ca").with("tls_ca", certificate.toString()).session(router.port());
        }
    }

    @Test
    void doesNotTrustWhatNoAuthorityHasSigned() throws Exception {
        try (ScriptedRouter router = router(keys)) {
            Outcome.Unavailable why = bench.with("tls", "ca").refusal(router.port());
            assertThat(why.trouble()).isEqualTo(Trouble.UNTRUSTED);
            assertThat(why.reason()).contains(fingerprint());
            assertThat(router.received()).isEmpty();
        }
    }

    @Test
    void theCertificateMustBeMadeOutToTheRouter() throws Exception {
        bench.with("tls", "ca").with("tls_ca", certificate.toString());
        try (ScriptedRouter router = router(keys)) {
            bench.with("tls_name", "another.example");
            assertThat(bench.refusal(router.port()).trouble()).isEqualTo(Trouble.UNTRUSTED);
            assertThat(router.received()).isEmpty();
            bench.with("tls_name", "any").session(router.port());
        }
    }

    @Test
    void saysWhatToDoAboutARouterWithoutCertificate() throws Exception {
        try (ScriptedRouter router = router(null)) {
            Outcome.Unavailable why = bench.with("tls", "pin").refusal(router.port());
            assertThat(why.trouble()).isEqualTo(Trouble.UNTRUSTED);
            assertThat(why.reason()).contains("no certificate for api-ssl");
        }
    }

    @Test
    void saysThatAPlainPortIsNoTls() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter(peer -> {
            peer.raw(ScriptedRouter.sentence(java.nio.charset.StandardCharsets.UTF_8, null, "!fatal", "what?"));
            peer.awaitEnd();
        })) {
            Outcome.Unavailable why = bench.with("tls", "pin").refusal(router.port());
            assertThat(why.trouble()).isEqualTo(Trouble.UNTRUSTED);
            assertThat(why.reason()).contains("does not speak TLS");
        }
    }

    @Test
    void aFileOfAuthoritiesThatCannotBeReadIsAMistakeInTheSettings() {
        bench.with("tls", "ca").with("tls_ca", directory.resolve("nothing.pem").toString());
        assertThat(bench.driver().check(bench.settings()))
                .singleElement()
                .asString()
                .contains("tls_ca");
        assertThat(bench.refusal(1).trouble()).isEqualTo(Trouble.MISCONFIGURED);
    }

    @Test
    void handshakesThatNeverEndMeetTheDeadline() throws Exception {
        bench.with("tls", "pin").with("timeout.login", "0.5");
        try (ScriptedRouter router = new ScriptedRouter(ScriptedRouter.Peer::awaitEnd)) {
            assertThat(bench.refusal(router.port()).trouble()).isEqualTo(Trouble.LOST);
        }
    }
}
