import type { ProductList } from '../domain/productList';
import { listProducts } from '../query/productList';
import type { Call } from './call';
import { countsOf, thisMinute } from './counting';

export async function getProductList({
  deps: { ports },
  request,
}: Call<'products.list'>): Promise<ProductList> {
  return listProducts(ports.sql, { ...request, now: thisMinute(ports) }, await countsOf(ports));
}
