package org.nasd.benchmarks.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.nasd.benchmarks.bench.Database;
import org.nasd.benchmarks.bench.Device;
import org.nasd.benchmarks.bench.NodeProcess;
import org.nasd.benchmarks.bench.PostgreSql;
import org.nasd.benchmarks.bench.Seed;
import org.nasd.benchmarks.result.Result;
import org.nasd.benchmarks.result.Size;

/** T11: one of two nodes is killed under load; its NAS go on at the other. */
final class KilledNode implements Target {

    private static final int NAS = 4;
    private static final int FORKS = 5;
    private static final int LATENCY = 20;
    private static final int ACCOUNTS = 200;

    @Override
    public String title() {
        return "A node is killed";
    }

    @Override
    public String about() {
        return "Two nasd in processes of their own share a database and " + NAS + " NAS with " + FORKS
                + " forks each; the one that works them is"
                + " killed with SIGKILL under load. Counted at the router: how long each NAS heard nothing, and whether every event arrived, in the"
                + " order of its account, and how many came twice. The lease is 10 s.";
    }

    @Override
    public void measure(Result result, Size size) throws Exception {
        double lost = 0;
        double disordered = 0;
        double repeated = 0;
        for (int round = 0; round < size.rounds(); round++) {
            Round one = round(size.of(400, 1_000, 3_000));
            result.figure("from the kill until the last NAS is heard again", "nasd", "s")
                    .add(one.gap());
            result.figure("events that came twice", "nasd", "").add(one.repeated());
            lost += one.lost();
            disordered += one.disordered();
            repeated = Math.max(repeated, one.repeated());
        }
        result.atMost(
                "the killed node's NAS go on within",
                result.figure("from the kill until the last NAS is heard again", "nasd", "s")
                        .most(),
                "s",
                12);
        result.atMost("events lost", lost, "", 0);
        result.atMost("accounts out of order", disordered, "", 0);
        result.atMost(
                "events that came twice (those in flight or not yet recorded: twice NAS x forks)",
                repeated,
                "",
                2 * NAS * FORKS);
    }

    private record Round(double gap, int lost, int disordered, int repeated) {}

    private record Entry(long micros, int account, int place) {}

    private static Round round(int eventsOfNas) throws Exception {
        Path journal = Files.createTempFile("nasd-benchmark-journal-", ".jsonl");
        try (PostgreSql server = new PostgreSql();
                Database database = server.database(true);
                Device router = Device.router(LATENCY, "--journal", journal.toString());
                NodeProcess first = NodeProcess.start(database)) {
            Seed seed = database.seed();
            seed.manyNas(NAS, "Mark", FORKS, router.port(), true);
            int places = Math.max(1, eventsOfNas * NAS / ACCOUNTS);
            seed.run(
                    "INSERT INTO EVENTS_STACK (ID, COMPACT_ID, EVENT_TYPE, USER_ID, ABONENT_ID, NAS_ID, NAS_IP, PARAMS)"
                            + " SELECT B.LAST_ID + i, i, 'mark', u, u, 1 + u % " + NAS
                            + ", '10.0.0.1', '{\"login\":\"u' || u ||"
                            + " '\",\"ip\":\"10.7.0.1\",\"place\":' || ((i - 1) / " + ACCOUNTS + " + 1) || '}'"
                            + " FROM (SELECT i, 1 + (i - 1) % " + ACCOUNTS + " AS u FROM generate_series(1, "
                            + places * ACCOUNTS
                            + ") AS i) s, EVENT_COUNTERS B ORDER BY i");
            seed.run("UPDATE EVENT_COUNTERS SET LAST_ID = LAST_ID + " + places * ACCOUNTS);
            first.restartWith(database);
            try (NodeProcess second = NodeProcess.start(database)) {
                await(seed, 3L * places * ACCOUNTS / 4);
                long killed = System.currentTimeMillis() * 1000;
                first.kill();
                seed.secondsUntilEmpty("EVENTS_STACK", System.nanoTime());
                router.ask("flush");
                return judge(read(journal), killed, places);
            }
        } finally {
            Files.delete(journal);
        }
    }

    private static void await(Seed seed, long left) throws Exception {
        while (seed.count("EVENTS_STACK") > left) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static List<Entry> read(Path journal) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(journal)) {
            JsonNode entry = json.readTree(line);
            for (JsonNode change : entry.path("changes")) {
                JsonNode row = change.path("row");
                if (row.has("comment")) {
                    entries.add(new Entry(
                            entry.path("ended").asLong(),
                            Integer.parseInt(row.path("name").asText().substring(1)),
                            Integer.parseInt(row.path("comment").asText())));
                }
            }
        }
        return entries;
    }

    private static Round judge(List<Entry> entries, long killed, int places) {
        Map<Integer, Long> heard = new HashMap<>();
        Map<Integer, List<Integer>> seen = new HashMap<>();
        int repeated = 0;
        for (Entry entry : entries) {
            // What was on its way when the node died may still be carried out.
            if (entry.micros() > killed + 500_000) {
                heard.merge(1 + entry.account() % NAS, entry.micros(), Math::min);
            }
            List<Integer> of = seen.computeIfAbsent(entry.account(), account -> new ArrayList<>());
            if (of.contains(entry.place())) {
                repeated++;
            } else {
                of.add(entry.place());
            }
        }
        long last = heard.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        int lost = ACCOUNTS * places;
        Set<Integer> disordered = new HashSet<>();
        for (Map.Entry<Integer, List<Integer>> account : seen.entrySet()) {
            lost -= account.getValue().size();
            if (!account.getValue().equals(account.getValue().stream().sorted().toList())) {
                disordered.add(account.getKey());
            }
        }
        return new Round((last - killed) / 1e6, lost, disordered.size(), repeated);
    }
}
