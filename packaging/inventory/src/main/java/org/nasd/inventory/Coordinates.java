package org.nasd.inventory;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Comparator;

/** What a part is called in a Maven repository. */
record Coordinates(String group, String artifact, String version) implements Comparable<Coordinates> {

    private static final Comparator<Coordinates> ORDER = Comparator.comparing(Coordinates::group)
            .thenComparing(Coordinates::artifact)
            .thenComparing(Coordinates::version);

    @Override
    public int compareTo(Coordinates other) {
        return ORDER.compare(this, other);
    }

    String purl() {
        try {
            return new PackageURL("maven", group, artifact, version, null, null).canonicalize();
        } catch (MalformedPackageURLException e) {
            throw new IllegalArgumentException(this + " cannot be written as a package URL", e);
        }
    }

    /** Without the version, as {@code licences.txt} names it. */
    String name() {
        return group + ":" + artifact;
    }

    @Override
    public String toString() {
        return name() + ":" + version;
    }
}
