import { Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AccountRow } from '../accounts/account.rows.ts';
import { ViewerType } from '../accounts/account.types.ts';
import { AtMost, ForSuspendedToo } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { type DataExportView, listDataExports, requestDataExport } from './data-export.service.ts';
import { DataExportType } from './data-export.types.ts';

@Resolver(() => ViewerType)
export class DataExportResolver {
  @ForSuspendedToo()
  @Authorized()
  @Mutation(() => DataExportType, {
    description:
      'Asks for a copy of what the viewer wrote and is. RATE_LIMITED (EXPORT_LIMIT) within a day after the last one, unless that failed.',
  })
  requestDataExport(@Ctx() ctx: Context): Promise<DataExportView> {
    return requestDataExport(ctx);
  }

  @AtMost(LIST_SIZES.dataExports)
  @FieldResolver(() => [DataExportType], { description: 'The newest ten copies that were asked for, newest first.' })
  dataExports(@Root() { id }: AccountRow, @Ctx() ctx: Context): Promise<DataExportView[]> {
    return listDataExports(ctx, id);
  }
}
