package org.nasd.driver.mikrotik.internal.tls;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Decides on the certificate that a router shows, and remembers what it saw, so that people can be told. For one connection.
 */
final class RouterTrust extends X509ExtendedTrustManager {

    private final List<String> pins;
    private final X509ExtendedTrustManager authorities;
    private volatile String refusal;

    private RouterTrust(List<String> pins, X509ExtendedTrustManager authorities) {
        this.pins = pins;
        this.authorities = authorities;
    }

    static RouterTrust byPin(List<String> pins) {
        return new RouterTrust(pins, null);
    }

    static RouterTrust byAuthority(X509ExtendedTrustManager authorities) {
        return new RouterTrust(List.of(), authorities);
    }

    /** Why the certificate was not accepted and what to do, or null. */
    String refusal() {
        return refusal;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        if (authorities == null) {
            checkPin(chain[0]);
            return;
        }
        try {
            authorities.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            refusal = "the certificate (" + describe(chain[0]) + ") was not accepted: " + e.getMessage()
                    + ". If it is the router's, set tls = pin and tls_pin = " + fingerprint(chain[0])
                    + " in the NAS's OPTIONS, or name its authority's file in tls_ca";
            throw e;
        }
    }

    private void checkPin(X509Certificate certificate) throws CertificateException {
        String seen = fingerprint(certificate);
        if (pins.contains(seen.replace(":", "").toLowerCase(java.util.Locale.ROOT))) {
            return;
        }
        refusal = (pins.isEmpty()
                        ? "tls = pin, but no tls_pin is set; the router shows "
                        : "this is not the pinned certificate: ")
                + describe(certificate) + ". If it is the router's, set tls_pin = " + seen
                + " in the NAS's OPTIONS; if not, somebody may stand between";
        throw new CertificateException(refusal);
    }

    private static String describe(X509Certificate certificate) throws CertificateException {
        return certificate.getSubjectX500Principal().getName() + ", SHA-256 " + fingerprint(certificate);
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a certificate is only checked within its connection");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("no clients are expected here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("no clients are expected here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no clients are expected here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities == null ? new X509Certificate[0] : authorities.getAcceptedIssuers();
    }
}
