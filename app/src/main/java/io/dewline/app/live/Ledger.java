package io.dewline.app.live;

/**
 * Where every reading is. Intake counts since the program started; the rest since the log began.
 *
 * @param received readings and refused values that arrived
 * @param inFlight not yet durable
 * @param evaluated judged by the rules; repeated: recognised as a repeat, conflicting: with another value than before, counted as repeated
 *     too; waitingRules: behind the rules cursor
 * @param setAside refused by the store for good; notStored: given up before the store had them, or simulated and not for it
 */
public record Ledger(
        long received,
        long taken,
        long dead,
        long inFlight,
        long logged,
        long evaluated,
        long repeated,
        long conflicting,
        long waitingRules,
        long stored,
        long setAside,
        long notStored,
        long waitingStore) {

    /** received = logged + dead + in flight. */
    public boolean intakeBalances() {
        return received == taken + dead + inFlight;
    }

    /** logged = evaluated + repeated + waiting. */
    public boolean rulesBalance() {
        return logged == evaluated + repeated + waitingRules;
    }

    /** logged = stored + set aside + not stored + waiting. */
    public boolean storeBalances() {
        return logged == stored + setAside + notStored + waitingStore;
    }
}
