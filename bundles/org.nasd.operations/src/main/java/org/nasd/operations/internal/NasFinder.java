package org.nasd.operations.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.OperationException.Kind;

/** Finds a NAS by what people call it: its id, its name or its address. */
final class NasFinder {

    private final NasDirectory directory;

    NasFinder(NasDirectory directory) {
        this.directory = directory;
    }

    Map<Long, Nas> byId() {
        return directory.all().stream().collect(Collectors.toMap(Nas::id, nas -> nas));
    }

    /**
     * @throws OperationException when it is none or more than one
     */
    Nas find(String wanted) {
        return among(directory::all, wanted);
    }

    /** Finds many by one reading of the directory, which is made when the first is asked for. Used by one thread. */
    Function<String, Nas> reading() {
        Map<String, Nas> found = new HashMap<>();
        List<Nas> all = new ArrayList<>();
        return wanted -> found.computeIfAbsent(
                wanted,
                name -> among(
                        () -> {
                            if (all.isEmpty()) {
                                all.addAll(directory.all());
                            }
                            return all;
                        },
                        name));
    }

    private static Nas among(Supplier<List<Nas>> all, String wanted) {
        if (wanted == null || wanted.isBlank()) {
            throw new OperationException(Kind.INVALID, "no NAS is given: name one by its id, its name or its address");
        }
        return among(all.get(), wanted.trim());
    }

    private static Nas among(List<Nas> all, String wanted) {
        List<Nas> found = matching(all, nas -> called(nas, wanted));
        if (found.isEmpty()) {
            found = matching(all, nas -> nas.name().equalsIgnoreCase(wanted) || wanted.equals(nas.telnetIp()));
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new OperationException(Kind.NOT_FOUND, "there is no NAS '" + wanted + "'" + hint(all, wanted));
        }
        throw new OperationException(
                Kind.CONFLICT,
                "'" + wanted + "' fits more than one NAS: "
                        + found.stream().map(NasFinder::titled).collect(Collectors.joining(", "))
                        + "; use the id, the name or the address that only one of them has");
    }

    static String titled(Nas nas) {
        return nas.name() + " (id " + nas.id() + ", " + nas.ip() + ")";
    }

    private static boolean called(Nas nas, String wanted) {
        return nas.name().equals(wanted)
                || nas.ip().equals(wanted)
                || Long.toString(nas.id()).equals(wanted);
    }

    private static List<Nas> matching(List<Nas> all, Predicate<Nas> fits) {
        return all.stream().filter(fits).toList();
    }

    private static String hint(List<Nas> all, String wanted) {
        if (all.isEmpty()) {
            return "; there is none at all yet, add one with nas:add";
        }
        return Spelling.nearest(wanted, all.stream().map(Nas::name).toList())
                .map(name -> "; did you mean " + name + "?")
                .orElse("; nas:list shows them");
    }
}
