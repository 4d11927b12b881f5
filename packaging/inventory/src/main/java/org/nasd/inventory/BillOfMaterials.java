package org.nasd.inventory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.json.BomJsonGenerator;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.license.Expression;

/** The inventory as CycloneDX JSON: the same text for the same inventory, version and time. */
final class BillOfMaterials {

    static final Version SCHEMA = Version.VERSION_16;

    private BillOfMaterials() {}

    static String of(Inventory inventory, String version, Instant time) throws GeneratorException {
        Bom bom = new Bom();
        bom.setSerialNumber("urn:uuid:" + UUID.nameUUIDFromBytes(inventory.id().getBytes(StandardCharsets.US_ASCII)));
        bom.setMetadata(metadata(version, time));
        inventory.parts().forEach(part -> bom.addComponent(component(part)));
        return new BomJsonGenerator(bom, SCHEMA).toJsonString(true) + "\n";
    }

    private static Metadata metadata(String version, Instant time) {
        Component nasd = new Component();
        nasd.setType(Component.Type.APPLICATION);
        nasd.setName("nasd");
        nasd.setVersion(version);
        nasd.setBomRef("nasd");
        nasd.setDescription("The NAS event daemon");
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(time));
        metadata.setComponent(nasd);
        return metadata;
    }

    private static Component component(Part part) {
        Component component = library(part.coordinates());
        component.setBomRef(part.path());
        component.addHash(new Hash(Hash.Algorithm.SHA1, part.digests().sha1()));
        component.addHash(new Hash(Hash.Algorithm.SHA_256, part.digests().sha256()));
        component.setLicenses(licence(part.licence().expression()));
        part.licence().owner().ifPresent(owner -> component.setCopyright("Copyright " + owner));
        component.addProperty(new Property("nasd:path", part.path()));
        part.embedded().forEach(it -> component.addComponent(library(it)));
        return component;
    }

    private static Component library(Coordinates coordinates) {
        Component component = new Component();
        component.setType(Component.Type.LIBRARY);
        component.setGroup(coordinates.group());
        component.setName(coordinates.artifact());
        component.setVersion(coordinates.version());
        component.setPurl(coordinates.purl());
        return component;
    }

    private static LicenseChoice licence(String expression) {
        LicenseChoice choice = new LicenseChoice();
        if (expression.contains(" ") || expression.startsWith("LicenseRef-")) {
            choice.setExpression(new Expression(expression));
        } else {
            License licence = new License();
            licence.setId(expression);
            choice.addLicense(licence);
        }
        return choice;
    }
}
