package org.nasd.driver.ssh.internal;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about the key that a server shows in one login, before anything of the login is sent. Used by one thread. */
final class HostKeyCheck implements HostKeyRepository {

    private static final Logger LOG = LoggerFactory.getLogger(HostKeyCheck.class);

    private final HostKeyPolicy policy;
    private final HostKeys known;
    private final String nas;
    private Outcome.Unavailable verdict;

    HostKeyCheck(HostKeyPolicy policy, HostKeys known, String nas) {
        this.policy = policy;
        this.known = known;
        this.nas = nas;
    }

    /** Why the server is not trusted, once it was seen. */
    Optional<Outcome.Unavailable> verdict() {
        return Optional.ofNullable(verdict);
    }

    @Override
    public int check(String host, byte[] bytes) {
        try {
            return check(host, HostKeyText.of(bytes));
        } catch (IllegalArgumentException e) {
            return refuse(Trouble.UNTRUSTED, "the host key it shows cannot be read: " + e.getMessage());
        } catch (IOException e) {
            return refuse(
                    Trouble.MISCONFIGURED,
                    "the host keys in " + known.file() + " cannot be read or stored: " + e
                            + "; repair that (PID org.nasd.driver.ssh, known.hosts)");
        }
    }

    private int check(String host, HostKeyText shown) throws IOException {
        if (!policy.pinned().isEmpty()) {
            return pinned(shown);
        }
        if (policy.kind() == HostKeyPolicy.Kind.ACCEPT) {
            LOG.warn(
                    "NAS {} ({}): the host key {} is accepted unchecked, since host_key_policy = accept: whoever stands"
                            + " between can read the password",
                    nas,
                    host,
                    shown.fingerprint());
            return OK;
        }
        List<HostKeyText> stored = known.of(host);
        HostKeyText expected = stored.isEmpty() ? known.storeFirst(host, shown, nas) : best(stored, shown);
        return expected.equals(shown) ? OK : changed(host, expected, shown);
    }

    private static HostKeyText best(List<HostKeyText> stored, HostKeyText shown) {
        return stored.contains(shown)
                ? shown
                : stored.stream()
                        .filter(key -> key.type().equals(shown.type()))
                        .findFirst()
                        .orElse(stored.get(0));
    }

    private int pinned(HostKeyText shown) {
        String fingerprint = shown.fingerprint();
        if (policy.pinned().stream().anyMatch(pin -> pin.fingerprint().equals(fingerprint))) {
            return OK;
        }
        return refuse(
                Trouble.UNTRUSTED,
                "it shows the host key " + shown.type() + " " + fingerprint + ", but host_key says "
                        + String.join(
                                ", ",
                                policy.pinned().stream()
                                        .map(HostKeyPolicy.Pin::fingerprint)
                                        .toList())
                        + "; nothing was sent. If the key was changed on purpose, correct the option host_key, then"
                        + " nas:resume");
    }

    private int changed(String host, HostKeyText expected, HostKeyText shown) {
        return refuse(
                Trouble.UNTRUSTED,
                "its host key has changed: it was " + expected.type() + " " + expected.fingerprint() + ", now it is "
                        + shown.type() + " " + shown.fingerprint() + "; nothing was sent. If the NAS was exchanged or"
                        + " reinstalled: ssh-keygen -R '" + host + "' -f " + known.file()
                        + ", then nas:resume; if not, somebody may stand between");
    }

    private int refuse(Trouble trouble, String reason) {
        verdict = new Outcome.Unavailable(trouble, reason);
        return CHANGED;
    }

    /** The types of the keys that are known go first in what we offer, so that the server shows one we can compare. */
    @Override
    public HostKey[] getHostKey(String host, String type) {
        List<HostKey> keys = new ArrayList<>();
        try {
            List<HostKeyText> texts = policy.pinned().isEmpty()
                    ? known.of(host)
                    : policy.pinned().stream()
                            .flatMap(pin -> pin.key().stream())
                            .toList();
            for (HostKeyText text : texts) {
                if (type == null || text.type().equals(type)) {
                    keys.add(new HostKey(host, Base64.getDecoder().decode(text.base64())));
                }
            }
        } catch (IOException | JSchException e) {
            LOG.debug("no host keys known of {}", host, e);
        }
        return keys.toArray(HostKey[]::new);
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return known.file().toString();
    }

    @Override
    public void add(HostKey key, UserInfo ui) {
        throw new UnsupportedOperationException("keys are stored by check() alone");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("keys are removed by the operator alone");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        throw new UnsupportedOperationException("keys are removed by the operator alone");
    }
}
