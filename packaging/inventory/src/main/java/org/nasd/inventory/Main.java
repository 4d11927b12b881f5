package org.nasd.inventory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeSet;

/**
 * Finishes an assembled distribution before it is packed: {@code Main <assembly> <version> <build time> <copy of sbom.json>}. Adds
 * {@code sbom.json}, {@code THIRD-PARTY.txt}, {@code licenses/} and {@code lib/build.id}.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Path assembly = Path.of(arguments[0]);
        BuildTraces.remove(assembly.resolve("etc"));
        Inventory inventory = Inventory.of(assembly);

        String bom = BillOfMaterials.of(inventory, arguments[1], Instant.parse(arguments[2]));
        Files.writeString(assembly.resolve("sbom.json"), bom);
        Files.writeString(Path.of(arguments[3]), bom);
        Files.writeString(assembly.resolve("THIRD-PARTY.txt"), ThirdParty.of(inventory));
        Files.writeString(assembly.resolve("lib/build.id"), inventory.id() + "\n");

        Path texts = Files.createDirectories(assembly.resolve("licenses"));
        TreeSet<String> names = new TreeSet<>();
        inventory.parts().forEach(part -> names.addAll(part.licence().texts()));
        for (String name : names) {
            Files.writeString(texts.resolve(name + ".txt"), Licences.text(name).replace("\r\n", "\n"));
        }
        System.out.printf("%d jars, %d licences%n", inventory.parts().size(), names.size());
    }
}
