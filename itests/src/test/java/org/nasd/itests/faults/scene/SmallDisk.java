package org.nasd.itests.faults.scene;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nasd.itests.harness.Programs;

/** A small disk that can be filled up: a tmpfs, for which one must be root. */
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 4096;

    private final Path directory;
    private final Thread unmount = new Thread(this::unmount, "nasd-test-small-disk");

    private SmallDisk(Path directory) {
        this.directory = directory;
        Runtime.getRuntime().addShutdownHook(unmount);
    }

    /** Mounts one; the test is left out, and says so, where that is not allowed. */
    public static SmallDisk ofMegabytes(int size) throws Exception {
        Programs.leaveOutUnless(
                "root".equals(System.getProperty("user.name")), "only root may mount a disk (tmpfs) to fill it up");
        Path directory = Files.createTempDirectory("nasd-small-disk-");
        run("mount", "-t", "tmpfs", "-o", "size=" + size + "m,mode=777", "tmpfs", directory.toString());
        return new SmallDisk(directory);
    }

    public Path directory() {
        return directory;
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    /** Leaves no room. */
    public void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (Files.getFileStore(directory).getUsableSpace() > BLOCK) {
                throw e;
            }
        }
    }

    /** Gives the room back. */
    public void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status);
        }
    }

    private void unmount() {
        try {
            run("umount", "--lazy", directory.toString());
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes it away, also from those who still have files on it. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(unmount);
        unmount();
    }
}
