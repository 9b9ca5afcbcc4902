import { Computed, Id as IdField, Int, Items, One, OneOf, Text } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { GRID } from './dashboards.grid.rules';

export const TILE_KINDS = ['metric', 'series', 'forecast', 'report', 'work', 'expected', 'note'] as const;
export const TILE_TIMEFRAMES = ['7d', '30d', '90d', '1y'] as const;
export const SHARES = ['none', 'read', 'write'] as const;
export const TILES_MOST = 60;

export class TileOptions {
  @Text({ nullable: true, max: 80, description: 'in the place of the name of the metric or report' }) title: string | null;
  @Text({ nullable: true, max: 2_000, description: 'of a note' }) text: string | null;
  @OneOf('TileBy', ['day', 'week', 'month'] as const, { nullable: true, description: 'of a series; left out, what suits the period' }) by:
    'day' | 'week' | 'month' | null;
  @OneOf('TileChart', ['bar', 'line', 'table'] as const, { nullable: true }) chart: 'bar' | 'line' | 'table' | null;
}

/** What stands in a place of a dashboard. */
export class Tile {
  @Text({ max: 40, description: 'known within the dashboard only' }) id: string;
  @OneOf('TileKind', TILE_KINDS) kind: (typeof TILE_KINDS)[number];
  @Text({ nullable: true, max: 80, description: 'of a metric, series or forecast: its id' }) metric: string | null;
  @IdField({ nullable: true, description: 'of a report' }) reportId: Id | null;
  @OneOf('TileTimeframe', TILE_TIMEFRAMES, { nullable: true, description: 'a period of its own; left out, that of the dashboard' }) timeframe:
    (typeof TILE_TIMEFRAMES)[number] | null;
  @Int({ max: GRID - 1 }) x: number;
  @Int({ max: 400 }) y: number;
  @Int({ min: 1, max: GRID }) w: number;
  @Int({ min: 1, max: 12 }) h: number;
  @One(() => TileOptions, { nullable: true }) options: TileOptions | null;
}

/** Tiles that somebody arranged. Whoever made it owns it. */
@Table('analytics.dashboards')
export class Dashboard extends BaseRecord {
  @Text({ max: 80 }) name: string;
  @OneOf('DashboardShare', SHARES, { filled: true, description: 'whether the others of the organization see it, or may arrange it too' })
  shared: (typeof SHARES)[number];
  @Text({ nullable: true, max: 80, description: 'the role whose people begin with it; it is shared then' }) role: string | null;
  @Items(() => Tile, { max: TILES_MOST, filled: true }) tiles: Tile[];
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.created_by`, { type: 'string', nullable: true }) authorName: string | null;
}

/** The dashboard a person begins with; has the person's id. */
@Table('analytics.dashboard_choices')
export class DashboardChoice extends BaseRecord {
  @IdField() dashboardId: Id;
}

export const dashboardEntities = [Dashboard, DashboardChoice];
