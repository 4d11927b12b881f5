package org.nasd.driver.ssh.internal;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import org.nasd.api.driver.SettingException;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;

/** Prepares a session's login: name, password, key, algorithms. Settings are the session's own, never JSch's shared ones. */
final class Logins {

    private static final String OLD_KEX = "diffie-hellman-group14-sha1,diffie-hellman-group1-sha1";
    private static final String OLD_KEYS = "ssh-rsa,ssh-dss";
    private static final String OLD_CIPHERS = "aes128-cbc,aes256-cbc,3des-cbc";
    private static final String OLD_MACS = "hmac-sha1,hmac-md5";

    private Logins() {}

    /** A session that is not connected yet. Throws {@link SettingException} for a key that cannot be used. */
    static Session prepare(
            Nas nas, int port, SshSettings settings, Charset charset, Wire wire, HostKeyCheck check, PasswordOnce once)
            throws JSchException {
        JSch jsch = new JSch();
        Secret key = nas.secretOptions().get("private_key");
        if (key != null) {
            addKey(jsch, key, nas.secretOptions().get("private_key_passphrase"));
        }
        Session session = jsch.getSession(nas.telnetLogin(), nas.managementAddress(), port);
        session.setSocketFactory(wire);
        session.setHostKeyRepository(check);
        session.setUserInfo(once);
        session.setDaemonThread(true);
        session.setThreadFactory(threads(nas));
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey,keyboard-interactive,password");
        // The password crosses once in a login, beside the key: a second try would bring the account closer to being
        // locked.
        session.setConfig("MaxAuthTries", key == null ? "1" : "2");
        if (settings.oldAlgorithms()) {
            allowOld(session);
        }
        if (nas.telnetPassword() != null) {
            session.setPassword(nas.telnetPassword().reveal().getBytes(charset));
        }
        session.setServerAliveInterval(settings.keepAlive());
        session.setServerAliveCountMax(2);
        return session;
    }

    private static ThreadFactory threads(Nas nas) {
        return work -> {
            Thread thread = new Named(work, "nasd-ssh-" + nas.name());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void addKey(JSch jsch, Secret key, Secret passphrase) throws JSchException {
        byte[] phrase = passphrase == null ? null : passphrase.reveal().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] bytes = key.reveal().strip().startsWith("-----BEGIN")
                    ? (key.reveal().strip() + "\n").getBytes(StandardCharsets.US_ASCII)
                    : Files.readAllBytes(Path.of(key.reveal().strip().replaceFirst("^file:", "")));
            jsch.addIdentity("private_key", bytes, null, phrase);
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new SettingException(
                    "the option private_key is neither a key (-----BEGIN ...) nor a file that can be read: "
                            + e.getClass().getSimpleName());
        } catch (JSchException e) {
            throw new SettingException(
                    "the key of the option private_key cannot be used; is private_key_passphrase right? ("
                            + e.getMessage() + ")");
        }
    }

    private static void allowOld(Session session) {
        add(session, "kex", OLD_KEX);
        add(session, "server_host_key", OLD_KEYS);
        add(session, "PubkeyAcceptedAlgorithms", OLD_KEYS);
        add(session, "cipher.s2c", OLD_CIPHERS);
        add(session, "cipher.c2s", OLD_CIPHERS);
        add(session, "mac.s2c", OLD_MACS);
        add(session, "mac.c2s", OLD_MACS);
    }

    private static void add(Session session, String key, String more) {
        session.setConfig(key, session.getConfig(key) + "," + more);
    }

    /** JSch gives its threads names of its own; ours says whose they are. */
    private static final class Named extends Thread {
        private final String ours;

        Named(Runnable work, String ours) {
            super(work, ours);
            this.ours = ours;
        }

        @Override
        public void run() {
            setName(ours);
            super.run();
        }
    }
}
