package org.nasd.stack.internal.nas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasDirectory;
import org.nasd.stack.internal.secret.OpenVault;
import org.nasd.stack.internal.secret.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** NAS by a query: nasd's own table or whatever an existing billing's database holds. */
public final class SqlNasDirectory implements NasDirectory {

    static final String OWN = "SELECT * FROM NAS";

    private static final Logger LOG = LoggerFactory.getLogger(SqlNasDirectory.class);

    private final Source source;
    private final String sql;
    private final Vault vault;
    private Map<String, String> reported = Map.of();

    /**
     * @param sql the query, or null for the table NAS
     */
    public SqlNasDirectory(Source source, String sql, Vault vault) {
        this.source = source;
        this.sql = sql == null ? OWN : sql;
        this.vault = vault;
    }

    @Override
    public List<Nas> all() {
        Map<Long, Nas> all = new TreeMap<>();
        Map<String, String> mistakes = new TreeMap<>();
        OpenVault secrets = vault.open();
        source.read("read the NAS", sql, List.of(), columns -> {
            NasRow row = new NasRow(columns.values(), secrets);
            try {
                Nas nas = row.read();
                if (all.putIfAbsent(nas.id(), nas) != null) {
                    mistakes.put(row.label(), "another row has the same id");
                }
            } catch (NasRow.UnusableException e) {
                mistakes.put(row.label(), e.getMessage());
            }
        });
        changed(mistakes).forEach((row, mistake) -> LOG.warn("NAS {} is left out: {}", row, mistake));
        return List.copyOf(all.values());
    }

    @Override
    public Optional<Nas> find(long id) {
        return all().stream().filter(nas -> nas.id() == id).findFirst();
    }

    private synchronized Map<String, String> changed(Map<String, String> mistakes) {
        Map<String, String> changed = new HashMap<>(mistakes);
        changed.entrySet().removeAll(reported.entrySet());
        reported = mistakes;
        return changed;
    }
}
