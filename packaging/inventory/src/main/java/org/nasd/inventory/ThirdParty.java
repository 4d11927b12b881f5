package org.nasd.inventory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who made the parts that are not nasd's own, under which licences, and what they want to be said of them. */
final class ThirdParty {

    private ThirdParty() {}

    static String of(Inventory inventory) {
        StringBuilder text = new StringBuilder("""
                nasd is shipped with the parts below, each under its own licence. The texts of the licences are in licenses/, by their
                SPDX names; sbom.json says of each part where it lies and what it can be recognised by.

                """);
        for (Map.Entry<String, List<Part>> licence : byLicence(inventory).entrySet()) {
            text.append("\n").append(licence.getKey()).append("\n\n");
            licence.getValue().stream()
                    .map(ThirdParty::line)
                    .distinct()
                    .sorted()
                    .forEach(line -> text.append("  ").append(line).append("\n"));
        }
        text.append("\n\nNotices that these parts carry\n");
        notices(inventory).forEach((notice, carriers) -> text.append("\n--- ")
                .append(String.join(", ", carriers))
                .append("\n\n")
                .append(notice)
                .append("\n"));
        return text.toString();
    }

    private static Map<String, List<Part>> byLicence(Inventory inventory) {
        return inventory.parts().stream()
                .filter(part -> !part.ours())
                .collect(Collectors.groupingBy(part -> part.licence().expression(), TreeMap::new, Collectors.toList()));
    }

    private static String line(Part part) {
        return part.coordinates()
                + part.licence()
                        .owner()
                        .map(owner -> " (copyright " + owner + ")")
                        .orElse("");
    }

    private static Map<String, TreeSet<String>> notices(Inventory inventory) {
        Map<String, TreeSet<String>> carriers = new TreeMap<>();
        for (Part part : inventory.parts()) {
            if (!part.notice().isEmpty()) {
                String notice = part.notice().replace("\r\n", "\n");
                carriers.computeIfAbsent(notice, it -> new TreeSet<>())
                        .add(part.coordinates().artifact());
            }
        }
        return carriers;
    }
}
