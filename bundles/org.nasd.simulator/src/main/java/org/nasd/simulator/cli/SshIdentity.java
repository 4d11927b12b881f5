package org.nasd.simulator.cli;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;

/**
 * What a simulated device is to SSH.
 *
 * @param hostKey its host key; null for one made at the start
 * @param authorized public keys that open every user's door, besides the password
 * @param old whether it is an old device: SHA-1 key exchange, ssh-rsa, CBC ciphers and nothing else
 * @param exec whether single commands (exec) are served; else it serves a shell alone
 * @param maxChannels channels of a connection at once, at most
 */
public record SshIdentity(KeyPair hostKey, List<PublicKey> authorized, boolean old, boolean exec, int maxChannels) {

    /** A present-day device with a host key made at the start, passwords alone, exec and ten channels. */
    public static final SshIdentity MODERN = new SshIdentity(null, List.of(), false, true, 10);

    /** The same, as an old device. */
    public static final SshIdentity OLD = new SshIdentity(null, List.of(), true, true, 10);

    public SshIdentity {
        authorized = List.copyOf(authorized);
        if (maxChannels < 1) {
            throw new IllegalArgumentException("channels of an SSH connection: at least 1");
        }
    }

    public SshIdentity old(boolean on) {
        return new SshIdentity(hostKey, authorized, on, exec, maxChannels);
    }

    public SshIdentity authorize(List<PublicKey> keys) {
        return new SshIdentity(hostKey, keys, old, exec, maxChannels);
    }

    public SshIdentity hostKey(KeyPair key) {
        return new SshIdentity(key, authorized, old, exec, maxChannels);
    }

    public SshIdentity exec(boolean served) {
        return new SshIdentity(hostKey, authorized, old, served, maxChannels);
    }

    public SshIdentity maxChannels(int most) {
        return new SshIdentity(hostKey, authorized, old, exec, most);
    }

    @Override
    public String toString() {
        return "SshIdentity[old=" + old + ", exec=" + exec + ", maxChannels=" + maxChannels + "]";
    }
}
