package org.nasd.transcript.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nasd.api.health.HealthCheck;
import org.nasd.api.nas.Nas;
import org.nasd.api.transcript.Delivery;
import org.nasd.api.transcript.Transcript;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the logs, and says when they cannot be written. */
@Component(configurationPid = "org.nasd.transcript")
@Designate(ocd = TranscriptComponent.Config.class)
public final class TranscriptComponent implements Transcript, HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TranscriptComponent.class);

    /** What can be set. */
    @ObjectClassDefinition(
            name = "nasd transcripts",
            description = "The logs of the daemon, of each NAS and of each account.")
    public @interface Config {

        @AttributeDefinition(
                required = false,
                description = "The directory of all logs; empty: the directory of Karaf's own logs (log).")
        String directory() default "";

        @AttributeDefinition(
                min = "100",
                description = "How many lines may wait to be written before lines are dropped.")
        int queue_entries() default 50_000;

        @AttributeDefinition(min = "100000", description = "How many characters they may have together.")
        int queue_characters() default 16_000_000;

        @AttributeDefinition(
                min = "1",
                description = "Kilobytes after which the log of the daemon or of a NAS is begun anew.")
        int rotation_kilobytes() default 20_480;

        @AttributeDefinition(min = "0", description = "How many old logs of the daemon and of each NAS are kept.")
        int rotation_kept() default 5;

        @AttributeDefinition(min = "1", description = "Kilobytes after which the log of an account is begun anew.")
        int account_rotation_kilobytes() default 512;

        @AttributeDefinition(min = "0", description = "How many old logs of each account are kept.")
        int account_rotation_kept() default 1;

        @AttributeDefinition(
                min = "0",
                description = "Days after which any log is begun anew, whatever its size; 0: never.")
        int rotation_days() default 30;

        @AttributeDefinition(
                min = "0",
                description = "Days after which old logs, and logs that nothing was written to, are deleted; 0: never.")
        int kept_days() default 365;
    }

    private final FileTranscript transcript;

    @Activate
    public TranscriptComponent(Config config) {
        Path root = root(config.directory());
        Retention retention = new Retention(
                new Rotation(
                        1024L * atLeast(1, "rotation.kilobytes", config.rotation_kilobytes()),
                        atLeast(0, "rotation.kept", config.rotation_kept())),
                new Rotation(
                        1024L * atLeast(1, "account.rotation.kilobytes", config.account_rotation_kilobytes()),
                        atLeast(0, "account.rotation.kept", config.account_rotation_kept())),
                atLeast(0, "rotation.days", config.rotation_days()),
                atLeast(0, "kept.days", config.kept_days()));
        transcript = new FileTranscript(
                root,
                host() + " nas_event_daemon[" + ProcessHandle.current().pid() + "]:",
                atLeast(100, "queue.entries", config.queue_entries()),
                atLeast(100_000, "queue.characters", config.queue_characters()),
                retention);
    }

    static Path root(String configured) {
        return Path.of(configured.isBlank() ? System.getProperty("karaf.log", "log") : configured.strip());
    }

    private static int atLeast(int least, String key, int value) {
        if (value < least) {
            LOG.warn("org.nasd.transcript: {} = {} is less than {}, which is used instead", key, value, least);
        }
        return Math.max(least, value);
    }

    /** The name of this machine without its domain. */
    private static String host() {
        return withoutDomain(hostName());
    }

    private static String hostName() {
        try {
            // Unlike a look-up, this cannot wait for a name server.
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            LOG.debug("No host name in /proc: {}", e.toString());
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.warn("This machine does not know its name ({}); the daemon's log says localhost", e.getMessage());
            return "localhost";
        }
    }

    static String withoutDomain(String name) {
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    @Deactivate
    void close() {
        transcript.close();
    }

    @Override
    public void daemon(String line) {
        transcript.daemon(line);
    }

    @Override
    public void delivered(Delivery delivery) {
        transcript.delivered(delivery);
    }

    @Override
    public void remark(Nas nas, Long abonentId, long userId, String text) {
        transcript.remark(nas, abonentId, userId, text);
    }

    @Override
    public Path nasLog(Nas nas) {
        return transcript.nasLog(nas);
    }

    @Override
    public Path accountLog(long abonentId, long userId) {
        return transcript.accountLog(abonentId, userId);
    }

    @Override
    public Path daemonLog() {
        return transcript.daemonLog();
    }

    @Override
    public long dropped() {
        return transcript.dropped();
    }

    @Override
    public String name() {
        return "transcript";
    }

    @Override
    public List<String> problems() {
        return transcript.problems();
    }
}
