package io.dewline.sim.load;

/**
 * What a listener heard of a load.
 *
 * @param received different readings
 * @param doubled readings that had come before: at QoS 1 a connection's end may double some
 * @param lost readings that were published and did not come
 * @param gappy devices of which some were lost
 * @param strange messages and numbers that no device of the load sent
 */
public record Arrivals(long received, long doubled, long lost, int gappy, long strange) {}
