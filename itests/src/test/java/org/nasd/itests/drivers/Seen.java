package org.nasd.itests.drivers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The places of the events that took effect at a device, account by account, in the order in which they did. */
record Seen(Map<Long, List<Integer>> places) {

    static Seen by(Device device) {
        Map<Long, List<Integer>> places = new HashMap<>();
        for (Sight sight : device.sights()) {
            if (sight.done()) {
                places.computeIfAbsent(sight.mark().account(), account -> new ArrayList<>())
                        .add(sight.mark().place());
            }
        }
        return new Seen(places);
    }

    List<Integer> of(long account) {
        return places.getOrDefault(account, List.of());
    }

    /** The highest place that all these accounts have reached. */
    int last(Site.Range accounts) {
        return accounts.stream()
                .mapToInt(account ->
                        of(account).stream().mapToInt(place -> place).max().orElse(0))
                .min()
                .orElse(0);
    }

    /** Accounts whose events were not each seen once and in order. */
    List<String> wrong(Site.Range accounts, int places) {
        List<Integer> expected = IntStream.rangeClosed(1, places).boxed().toList();
        return accounts.stream()
                .filter(account -> !of(account).equals(expected))
                .mapToObj(account -> account + ": " + of(account))
                .toList();
    }

    /**
     * Accounts with an event that was never seen, or that was first seen after a later one. Events that were seen before may come once
     * more, in order: where something broke, nobody knew of them.
     */
    List<String> lostOrOutOfOrder(Site.Range accounts, int places) {
        return accounts.stream()
                .filter(account -> isLostOrOutOfOrder(of(account), places))
                .mapToObj(account -> account + ": " + of(account))
                .toList();
    }

    private static boolean isLostOrOutOfOrder(List<Integer> seen, int places) {
        int highest = 0;
        int before = 0;
        for (int place : seen) {
            if (place > highest + 1 || place > before + 1) {
                return true;
            }
            highest = Math.max(highest, place);
            before = place;
        }
        return highest != places || before != places;
    }

    /** How often an event was seen again. */
    long repeated(Site.Range accounts) {
        return accounts.stream()
                .map(account ->
                        of(account).size() - of(account).stream().distinct().count())
                .sum();
    }
}
