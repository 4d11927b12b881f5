package org.nasd.api.nas;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes to the NAS that nasd itself keeps. Where NAS come from an existing billing's database by a query, every method throws
 * {@link UnsupportedOperationException} saying so: that database is only read.
 *
 * <p>Safe for use by many threads; methods block on the database and throw {@link org.nasd.api.stack.StackException} when it fails.
 * After the commit every {@link org.nasd.api.stack.StackListener#nasChanged()} is called.
 */
@ProviderType
public interface NasRegistry {

    /**
     * Adds a NAS.
     *
     * @param nas the NAS; an {@link Nas#id()} of 0 asks for a new id
     * @return the id it has now
     * @throws IllegalArgumentException when its name, address or id is taken, or a value is out of range
     */
    long add(Nas nas);

    /**
     * Replaces all settings of the NAS with this id.
     *
     * @throws IllegalArgumentException when there is no such NAS, or a value is out of range
     */
    void update(Nas nas);

    /**
     * Removes a NAS. Events that wait for it stay, parked, and are counted.
     *
     * @return whether there was one
     */
    boolean remove(long id);
}
