package org.nasd.driver.mikrotik.internal.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

/** The TLS side of one connection. Reading the authorities blocks: to be made outside of event loops. */
public final class TlsClient {

    private final RouterTrust trust;
    private final SslContext context;
    private final String peer;

    private TlsClient(RouterTrust trust, SslContext context, String peer) {
        this.trust = trust;
        this.context = context;
        this.peer = peer;
    }

    /**
     * Prepares TLS for a connection.
     *
     * @param address that is connected to
     * @throws IOException when the authorities' file cannot be read
     * @throws GeneralSecurityException when it holds no certificates
     */
    public static TlsClient of(TlsSettings settings, String address) throws IOException, GeneralSecurityException {
        boolean byPin = settings.mode() == TlsSettings.Mode.PIN;
        RouterTrust trust =
                byPin ? RouterTrust.byPin(settings.pins()) : RouterTrust.byAuthority(authorities(settings.caFile()));
        SslContext context = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(trust)
                .endpointIdentificationAlgorithm(byPin || settings.anyName() ? null : "HTTPS")
                .build();
        return new TlsClient(trust, context, settings.name().orElse(address));
    }

    private static X509ExtendedTrustManager authorities(Optional<Path> file)
            throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(file.isEmpty() ? null : keyStore(file.get()));
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("Java offers no check of certificates"));
    }

    private static KeyStore keyStore(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
        }
        if (store.size() == 0) {
            throw new GeneralSecurityException("there is no certificate in it");
        }
        return store;
    }

    public SslHandler handler(ByteBufAllocator allocator, int port) {
        return context.newHandler(allocator, peer, port);
    }

    /** What a failed handshake means. Nothing of the login was sent by then. */
    public Outcome.Unavailable explain(Throwable failure, String device) {
        if (trust.refusal() != null) {
            return new Outcome.Unavailable(Trouble.UNTRUSTED, device + ": " + trust.refusal() + ". Nothing was sent");
        }
        if (failure instanceof NotSslRecordException) {
            return new Outcome.Unavailable(
                    Trouble.UNTRUSTED,
                    device + " does not speak TLS: is TELNET_PORT the port of api-ssl (8729)? Nothing was sent");
        }
        if (failure instanceof SSLHandshakeException
                && String.valueOf(failure.getMessage()).contains("handshake_failure")) {
            return new Outcome.Unavailable(
                    Trouble.UNTRUSTED,
                    device
                            + ": no common way to encrypt. Most likely the router has no certificate for api-ssl and offers anonymous"
                            + " encryption only, which proves nothing: make one (/certificate add, sign) and set it"
                            + " (/ip service set api-ssl certificate=...)");
        }
        return new Outcome.Unavailable(Trouble.LOST, device + ": the TLS handshake failed: " + failure.getMessage());
    }
}
