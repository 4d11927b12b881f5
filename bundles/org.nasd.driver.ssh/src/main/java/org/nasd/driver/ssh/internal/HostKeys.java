package org.nasd.driver.ssh.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host keys seen first ({@code host_key_policy = tofu}), in a file of OpenSSH's form, so that {@code ssh-keygen -R} works on it. Read
 * at each login: an operator's edit counts at once. Safe for all threads.
 */
final class HostKeys {

    private static final Logger LOG = LoggerFactory.getLogger(HostKeys.class);

    private final Path file;
    private final ConcurrentHashMap<String, HostKeyText> beingStored = new ConcurrentHashMap<>();

    HostKeys(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** The keys stored for a host as JSch names it: the address, or {@code [address]:port}. */
    List<HostKeyText> of(String host) throws IOException {
        List<HostKeyText> keys = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.strip().split("\\s+", 2);
                if (parts.length == 2 && List.of(parts[0].split(",")).contains(host)) {
                    HostKeyText.parse(parts[1]).ifPresent(keys::add);
                }
            }
        }
        return keys;
    }

    /**
     * Stores the first key of a host.
     *
     * @return the key that counts: this one, or one that another session has stored meanwhile
     */
    HostKeyText storeFirst(String host, HostKeyText key, String nas) throws IOException {
        HostKeyText other = beingStored.putIfAbsent(host, key);
        if (other != null) {
            return other;
        }
        try {
            Optional<HostKeyText> meanwhile =
                    of(host).stream().filter(k -> k.type().equals(key.type())).findFirst();
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            append(host + " " + key.type() + " " + key.base64() + "\n");
        } finally {
            beingStored.remove(host);
        }
        LOG.info(
                "AUDIT host key of NAS {} ({}) seen for the first time and trusted from now on: {} {}, kept in {}",
                nas,
                host,
                key.type(),
                key.fingerprint(),
                file);
        return key;
    }

    private void append(String line) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            createPrivate();
        }
        // One write of one line at the end: whole even beside another process.
        Files.write(
                file, line.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void createPrivate() throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        } catch (java.nio.file.FileAlreadyExistsException e) {
            LOG.debug("{} was created by another session", file);
        } catch (UnsupportedOperationException e) {
            LOG.debug("no POSIX permissions at {}", file);
        }
    }
}
