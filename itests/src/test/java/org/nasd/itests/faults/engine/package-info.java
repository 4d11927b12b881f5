/** nasd without Karaf in a process of its own, which starts in about a second and can be killed, frozen and cut off. */
package org.nasd.itests.faults.engine;
