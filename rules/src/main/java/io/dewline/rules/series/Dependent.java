package io.dewline.rules.series;

/** What is looked at again when something it reads has changed; the smaller order comes first. */
public interface Dependent {
    int order();
}
