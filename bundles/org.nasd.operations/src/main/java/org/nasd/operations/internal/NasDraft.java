package org.nasd.operations.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;

/** The settings of a NAS while somebody changes them by key and value. */
final class NasDraft {

    static final String MASK = "******";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");
    private static final Pattern IP = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final String ID = "id";
    private static final int MAX_PORT = 65_535;

    private final long id;
    private final Map<NasColumn, String> columns = new TreeMap<>();
    private final Map<String, String> options = new HashMap<>();
    private final Map<String, Secret> secrets = new HashMap<>();

    private NasDraft(long id) {
        this.id = id;
        columns.put(NasColumn.FORKS, "1");
        columns.put(NasColumn.ENABLED, "true");
    }

    /**
     * A NAS that is not there yet.
     *
     * @param settings its settings; {@code id} may name the id it once had
     */
    static NasDraft added(Map<String, String> settings) {
        Map<String, String> others = new HashMap<>(settings);
        String id = others.remove(ID);
        if (id != null && !id.matches("[1-9]\\d{0,17}")) {
            throw invalid("id=" + id + " cannot be used: it is a whole number from 1");
        }
        return new NasDraft(id == null ? 0 : Long.parseLong(id)).setAll(others);
    }

    static NasDraft of(Nas nas) {
        NasDraft draft = new NasDraft(nas.id());
        draft.put(NasColumn.NAME, nas.name());
        draft.put(NasColumn.NAS_IP, nas.ip());
        draft.put(NasColumn.SCHEME, nas.scheme());
        draft.put(NasColumn.SCRIPT_NAME, nas.scriptName());
        draft.put(NasColumn.FORKS, nas.forks());
        draft.put(NasColumn.ENABLED, nas.enabled());
        draft.put(NasColumn.TELNET_IP, nas.telnetIp());
        draft.put(NasColumn.TELNET_PORT, nas.telnetPort());
        draft.put(NasColumn.TELNET_LOGIN, nas.telnetLogin());
        draft.put(NasColumn.TELNET_TYPE, nas.telnetType());
        draft.put(NasColumn.COA_PORT, nas.coaPort());
        draft.options.putAll(nas.options());
        draft.secrets.putAll(nas.secrets());
        return draft;
    }

    private void put(NasColumn column, Object value) {
        if (value == null) {
            columns.remove(column);
        } else {
            columns.put(column, value.toString());
        }
    }

    /**
     * Sets one setting; an empty value takes it away.
     *
     * @throws OperationException when there is no such setting
     */
    NasDraft set(String key, String value) {
        String kept = value.isEmpty() ? null : value;
        NasColumn column = NasColumn.of(key).orElse(null);
        if (isSecretSetting(key)) {
            change(secrets, key, kept == null ? null : Secret.of(kept));
        } else if (column != null) {
            put(column, kept);
        } else {
            if (kept != null || !options.containsKey(key)) {
                NasOptions.check(key);
            }
            change(options, key, kept);
        }
        return this;
    }

    private static <V> void change(Map<String, V> map, String key, V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    NasDraft setAll(Map<String, String> settings) {
        settings.forEach(this::set);
        return this;
    }

    /**
     * @throws OperationException when a value cannot be used, naming it
     */
    Nas build() {
        if (text(NasColumn.SCHEME) == null && text(NasColumn.SCRIPT_NAME) == null) {
            throw invalid("neither scheme nor script_name is set: one of them must say how the NAS is managed");
        }
        return new Nas(
                id,
                formed(NasColumn.NAME, NAME, "letters, digits, blanks and . _ -, at most 64"),
                formed(NasColumn.NAS_IP, IP, "an IPv4 or IPv6 address"),
                text(NasColumn.SCHEME),
                text(NasColumn.SCRIPT_NAME),
                number(NasColumn.FORKS, Nas.MAX_FORKS, 1),
                enabled(),
                text(NasColumn.TELNET_IP),
                number(NasColumn.TELNET_PORT, MAX_PORT, null),
                text(NasColumn.TELNET_LOGIN),
                secrets.get(Nas.TELNET_PASSWORD),
                telnetType(),
                secrets.get(Nas.COA_PASSWORD),
                number(NasColumn.COA_PORT, MAX_PORT, null),
                options,
                secretOptions());
    }

    private Map<String, Secret> secretOptions() {
        Map<String, Secret> left = new HashMap<>(secrets);
        left.keySet().retainAll(Nas.SECRET_OPTIONS);
        return left;
    }

    private String text(NasColumn column) {
        return columns.get(column);
    }

    private String formed(NasColumn column, Pattern form, String allowed) {
        String value = text(column);
        if (value == null || !form.matcher(value).matches()) {
            throw invalid(column.key() + (value == null ? " is not set" : "=" + value + " cannot be used") + ": it is "
                    + allowed);
        }
        return value;
    }

    private Integer number(NasColumn column, int max, Integer otherwise) {
        String value = text(column);
        if (value == null) {
            return otherwise;
        }
        if (value.matches("\\d{1,6}")) {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= max) {
                return number;
            }
        }
        throw invalid(column.key() + "=" + value + " cannot be used: it is a whole number from 1 to " + max);
    }

    private boolean enabled() {
        String value = text(NasColumn.ENABLED);
        if (value == null || value.equals("true") || value.equals("1") || value.equals("yes")) {
            return true;
        }
        if (value.equals("false") || value.equals("0") || value.equals("no")) {
            return false;
        }
        throw invalid("enabled=" + value + " cannot be used: it is true or false");
    }

    private String telnetType() {
        String value = text(NasColumn.TELNET_TYPE);
        if (value == null || value.equals("ssh") || value.equals("telnet")) {
            return value;
        }
        throw invalid("telnet_type=" + value + " cannot be used: it is ssh or telnet");
    }

    /** The settings but name and address, with secrets masked, for people. */
    static Map<String, String> shown(Nas nas) {
        NasDraft draft = of(nas);
        Map<String, String> shown = new TreeMap<>(draft.options);
        shown.replaceAll((key, value) -> isSecret(key) ? MASK : value);
        draft.secrets.keySet().forEach(key -> shown.put(key, MASK));
        draft.columns.forEach((column, value) -> shown.put(column.key(), value));
        shown.remove(NasColumn.NAME.key());
        shown.remove(NasColumn.NAS_IP.key());
        return shown;
    }

    /** Settings as somebody gave them, for the records: the value of a key nobody knows may be a password behind a slip of the pen. */
    static String told(Map<String, String> settings) {
        StringBuilder told = new StringBuilder();
        new TreeMap<>(settings).forEach((key, value) -> told.append(told.isEmpty() ? "" : " ")
                .append(key)
                .append('=')
                .append(!value.isEmpty() && (isSecret(key) || !isKnown(key)) ? MASK : value));
        return told.toString();
    }

    private static boolean isKnown(String key) {
        return key.equals(ID) || NasColumn.of(key).isPresent() || NasOptions.isKnown(key);
    }

    private static boolean isSecret(String key) {
        return isSecretSetting(key) || (NasColumn.of(key).isEmpty() && NasOptions.looksSecret(key));
    }

    private static boolean isSecretSetting(String key) {
        return Nas.SECRET_OPTIONS.contains(key)
                || NasColumn.of(key).filter(NasColumn::isSecret).isPresent();
    }

    private static OperationException invalid(String message) {
        return new OperationException(Kind.INVALID, message);
    }
}
