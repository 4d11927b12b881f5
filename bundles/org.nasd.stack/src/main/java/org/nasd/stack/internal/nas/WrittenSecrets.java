package org.nasd.stack.internal.nas;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.TreeMap;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.stack.internal.secret.OpenVault;

/** What is written where secrets stand: what was given is encrypted where there is a key, what was there already stays as it stands. */
final class WrittenSecrets {

    /** Nothing stands there yet. */
    static final Stored NONE = new Stored(null, null, null);

    private final Nas nas;
    private final OpenVault vault;
    private final Stored stored;

    /** What stands in the row now, in whatever form; null for null. */
    record Stored(String telnetPassword, String coaPassword, String options) {

        @Override
        public String toString() {
            return "******";
        }
    }

    WrittenSecrets(Nas nas, OpenVault vault, Stored stored) {
        this.nas = nas;
        this.vault = vault;
        this.stored = stored;
    }

    String telnetPassword() {
        return written(Nas.TELNET_PASSWORD, nas.telnetPassword(), stored.telnetPassword());
    }

    String coaPassword() {
        return written(Nas.COA_PASSWORD, nas.coaPassword(), stored.coaPassword());
    }

    /** The options as JSON, null when there are none. */
    String options() {
        Map<String, String> before = Options.readable(stored.options());
        Map<String, String> all = new TreeMap<>(nas.options());
        nas.secretOptions().forEach((key, secret) -> {
            String text = written(key, secret, before.get(key));
            if (text != null) {
                all.put(key, text);
            }
        });
        try {
            return all.isEmpty() ? null : Options.JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }

    private String written(String key, Secret secret, String before) {
        if (secret == null) {
            return null;
        }
        return secret.form() == Secret.Form.GIVEN ? vault.written(nas.name(), key, secret) : before;
    }
}
