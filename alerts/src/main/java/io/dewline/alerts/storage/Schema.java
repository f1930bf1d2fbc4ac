package io.dewline.alerts.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of alerts.db and their version. */
final class Schema {
    static final int VERSION = 1;

    private static final List<String> TABLES = List.of(
            "create table areas(area text primary key, position integer not null, stamp integer not null, json text not null)",
            "create table alerts(id text primary key, rule text not null, subject text not null, site text not null,"
                    + " severity integer not null, condition text not null, opened integer not null, closed integer,"
                    + " reason text, json text not null)",
            "create index alerts_open on alerts(opened) where closed is null",
            "create index alerts_opened on alerts(opened)",
            "create table steps(alert text not null, n integer not null, at integer not null, what text not null,"
                    + " who text not null, json text not null, primary key(alert, n)) without rowid",
            "create table actuators(device text primary key, json text not null)",
            "create table locks(scope text primary key, json text not null)",
            "create table lock_acts(number integer primary key autoincrement, scope text not null, json text not null)",
            "create table items(key text primary key, alert text not null, receiver text not null, message text,"
                    + " json text not null)",
            "create index items_waiting on items(key) where message is null",
            "create index items_alert on items(alert)",
            "create table parcels(key text primary key, recipient text not null, alert text not null, state text not null,"
                    + " next integer not null, json text not null)",
            "create index parcels_open on parcels(state, next)",
            "create index parcels_alert on parcels(alert)",
            "create table attempts(key text not null, number integer not null, at integer not null, json text not null,"
                    + " primary key(key, number)) without rowid",
            "create table notes(number integer primary key autoincrement, area text not null, line text not null)",
            "pragma user_version = " + VERSION);

    private Schema() {}

    /** Makes the tables in a new file; refuses a file of a newer version. */
    static void prepare(Connection connection, String file) throws SQLException {
        int found = version(connection);
        if (found > VERSION) {
            throw new StorageFailure(file + " has schema version " + found + ", this program knows up to " + VERSION
                    + ": use the newer program");
        }
        if (found == VERSION) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : TABLES) {
                statement.execute(sql);
            }
        }
        connection.commit();
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
