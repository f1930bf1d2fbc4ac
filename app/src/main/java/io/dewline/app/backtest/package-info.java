/** Rules rehearsed on history or on a written series: the engine and the alert book of a live run, without a broker, a store or a clock. */
@NullMarked
package io.dewline.app.backtest;

import org.jspecify.annotations.NullMarked;
