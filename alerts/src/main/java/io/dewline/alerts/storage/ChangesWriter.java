package io.dewline.alerts.storage;

import io.dewline.alerts.book.Alert;
import io.dewline.alerts.book.Closing;
import io.dewline.alerts.book.Step;
import io.dewline.alerts.outbox.Parcel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Writes changes through one connection, without committing. */
final class ChangesWriter {
    private final Connection connection;

    ChangesWriter(Connection connection) {
        this.connection = connection;
    }

    /** Fills a row's parameters. */
    private interface Row<T> {
        void set(PreparedStatement statement, T value) throws SQLException;
    }

    void write(Changes changes) throws SQLException {
        each("insert or replace into alerts values(?,?,?,?,?,?,?,?,?,?)", changes.alerts(), ChangesWriter::alert);
        each("insert into steps values(?,?,?,?,?,?)", changes.steps(), ChangesWriter::step);
        each("insert or replace into actuators values(?,?)", changes.actuators(), (s, a) -> {
            s.setString(1, a.device());
            s.setString(2, Codec.text(a));
        });
        each("delete from locks where scope = ?", changes.unlocked(), (s, scope) -> s.setString(1, scope.key()));
        each("insert or replace into locks values(?,?)", changes.locked(), (s, l) -> {
            s.setString(1, l.scope().key());
            s.setString(2, Codec.text(l));
        });
        each("insert into lock_acts(scope, json) values(?,?)", changes.lockActs(), (s, a) -> {
            s.setString(1, a.scope().key());
            s.setString(2, Codec.text(a));
        });
        each("insert or replace into areas values(?,?,?,?)", changes.areas(), (s, a) -> {
            s.setString(1, a.area());
            s.setLong(2, a.position());
            s.setLong(3, a.stamp().toEpochMilli());
            s.setString(4, Codec.text(a));
        });
        each("insert or ignore into items values(?,?,?,null,?)", changes.items(), (s, i) -> {
            s.setString(1, i.key());
            s.setString(2, i.alert());
            s.setString(3, i.receiver());
            s.setString(4, Codec.text(i));
        });
        each("update items set message = ? where key = ?", changes.released().entrySet(), (s, e) -> {
            s.setString(1, e.getValue());
            s.setString(2, e.getKey());
        });
        each(
                "insert into parcels values(?,?,?,?,?,?) on conflict(key) do update set"
                        + " state = excluded.state, next = excluded.next, json = excluded.json",
                changes.parcels(),
                ChangesWriter::parcel);
        each("insert or replace into attempts values(?,?,?,?)", changes.attempts(), (s, a) -> {
            s.setString(1, a.key());
            s.setInt(2, a.number());
            s.setLong(3, a.at().toEpochMilli());
            s.setString(4, Codec.text(a));
        });
        each("insert into notes(area, line) values(?,?)", changes.notes(), (s, n) -> {
            s.setString(1, n.area());
            s.setString(2, n.line());
        });
    }

    private static void alert(PreparedStatement statement, Alert alert) throws SQLException {
        statement.setString(1, alert.id());
        statement.setString(2, alert.rule());
        statement.setString(3, alert.subject().key());
        statement.setString(4, alert.subject().site());
        statement.setInt(5, alert.severity().level());
        statement.setString(6, alert.condition().name());
        statement.setLong(7, alert.opened().toEpochMilli());
        Closing closing = alert.closing();
        statement.setObject(8, closing == null ? null : closing.at().toEpochMilli());
        statement.setString(9, closing == null ? null : closing.reason().name());
        statement.setString(10, Codec.text(alert));
    }

    private static void step(PreparedStatement statement, Step step) throws SQLException {
        statement.setString(1, step.alert());
        statement.setInt(2, step.n());
        statement.setLong(3, step.at().toEpochMilli());
        statement.setString(4, step.what().word());
        statement.setString(5, step.who());
        statement.setString(6, Codec.text(step));
    }

    private static void parcel(PreparedStatement statement, Parcel parcel) throws SQLException {
        statement.setString(1, parcel.key());
        statement.setString(2, parcel.to());
        statement.setString(3, parcel.alert());
        statement.setString(4, parcel.state().name());
        statement.setLong(5, parcel.next().toEpochMilli());
        statement.setString(6, Codec.text(parcel));
    }

    private <T> void each(String sql, Collection<? extends T> values, Row<T> row) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T value : values) {
                row.set(statement, value);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
