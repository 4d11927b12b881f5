package org.nasd.benchmarks.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Who used the processors and the disk during a stretch of time: what limits a figure. */
public final class Usage {

    private static final double TICKS = 100;

    private final long started = System.nanoTime();
    private final double own;
    private final double postgres;
    private final double children;
    private final double all;
    private final double[] log;
    private final Database database;

    private Usage(Database database) throws IOException, SQLException {
        this.database = database;
        this.log = log(database);
        double[] now = seconds();
        own = now[0];
        postgres = now[1];
        children = now[2];
        all = now[3];
    }

    /**
     * Begins.
     *
     * @param database whose server's log is looked at, or null
     */
    public static Usage begin(Database database) throws IOException, SQLException {
        return new Usage(database);
    }

    /** What was used since the beginning, in words. */
    public String end(String what) throws IOException, SQLException {
        double wall = (System.nanoTime() - started) / 1e9;
        double[] now = seconds();
        int cores = Runtime.getRuntime().availableProcessors();
        String words = String.format(
                Locale.ROOT,
                "%s: of %d cores nasd used %.2f, PostgreSQL %.2f, devices and peers %.2f, anything else %.2f; %.2f idle",
                what,
                cores,
                (now[0] - own) / wall,
                (now[1] - postgres) / wall,
                (now[2] - children) / wall,
                Math.max(0, (now[3] - all - (now[0] - own) - (now[1] - postgres) - (now[2] - children)) / wall),
                Math.max(0, cores - (now[3] - all) / wall));
        if (database == null) {
            return words;
        }
        double[] written = log(database);
        return words
                + String.format(
                        Locale.ROOT,
                        "; %.0f fsyncs per second took %.0f %% of the time; %.1f MB of log per second",
                        (written[0] - log[0]) / wall,
                        (written[1] - log[1]) / wall / 10,
                        (written[2] - log[2]) / wall / 1e6);
    }

    /** This process, PostgreSQL's, other processes below this one, and all of the machine. */
    private static double[] seconds() throws IOException {
        double[] sums = new double[4];
        long self = ProcessHandle.current().pid();
        var below =
                ProcessHandle.current().descendants().map(ProcessHandle::pid).toList();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                String stat = stat(process);
                if (stat.isEmpty()) {
                    continue;
                }
                String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                double used = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
                double reaped = (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS;
                if (pid == self) {
                    sums[0] += used;
                    sums[2] += reaped;
                } else if (below.contains(pid)) {
                    sums[name.equals("postgres") ? 1 : 2] += used + reaped;
                }
            }
        }
        String[] total = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", -1);
        for (int i = 1; i < total.length && i <= 8; i++) {
            if (i != 4 && i != 5) {
                sums[3] += Long.parseLong(total[i]) / TICKS;
            }
        }
        return sums;
    }

    private static String stat(Path process) {
        try {
            return Files.readString(process.resolve("stat"));
        } catch (IOException e) {
            return "";
        }
    }

    private static double[] log(Database database) throws SQLException {
        if (database == null) {
            return new double[3];
        }
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT wal_sync, wal_sync_time, wal_bytes FROM pg_stat_wal")) {
            row.next();
            return new double[] {row.getDouble(1), row.getDouble(2), row.getDouble(3)};
        }
    }
}
